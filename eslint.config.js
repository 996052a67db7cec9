import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-console/',
      '.build-console/',
      'packages/client/src/schema.ts',
      'apps/console/public/',
      'node_modules/',
      'data/',
      'coverage/',
    ],
  },
  {
    files: ['**/*.ts'],
    ignores: ['apps/console/**'],
    extends: [...tseslint.configs.strictTypeChecked, prettier],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An answer's class is a shape with decorators for OpenAPI; nobody needs an instance of it.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // Decorated classes take their constructor types at run time, so those imports must stay values.
    files: ['**/*.module.ts', '**/*.service.ts', '**/*.controller.ts', '**/*.dto.ts', '**/*.guard.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // A domain is a pure function of its arguments: no clock, no randomness.
    files: ['libs/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'performance', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Take `now` as an argument.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Take it as an argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What an answer holds is known to the assertion alone.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'max-lines': 'off',
    },
  },
  {
    // Lists, written by a script.
    files: ['libs/identifiers/src/domain/data/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // What needs types is held by the console's own compiler settings; type-aware rules over Mantine's take minutes.
    files: ['apps/console/**/*.ts', 'apps/console/**/*.tsx'],
    extends: [...tseslint.configs.strict, prettier],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['AppShell', 'SimpleGrid', 'Grid', 'Flex', 'ColorSchemeScript'],
              message: 'They write style or script elements, which the policy of the console forbids: use a CSS grid.',
            },
          ],
        },
      ],
    },
  },
  {
    // A feature of the console knows `ui` and `api`, and no other feature.
    files: ['apps/console/src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\./(?!\\.\\./(ui|api)/)', message: 'No other feature and nothing above: only ui and api.' },
          ],
        },
      ],
    },
  },
  {
    // What a person reads on a terminal.
    files: [
      'apps/cli/**/*.ts',
      'apps/demo/**/*.ts',
      'apps/salesforce-org/src/main.ts',
      'test/bench/**/*.ts',
      'test/soak/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
