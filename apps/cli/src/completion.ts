import type { Command } from 'commander';

/** A command or family as a shell needs it. */
export interface CompletionNode {
  /** The words that lead to it, as in `key create`; empty for the program. */
  readonly path: string;
  /** What may follow: commands and options. */
  readonly words: readonly string[];
  /** What may follow an option. */
  readonly choices: readonly { readonly option: string; readonly values: readonly string[] }[];
}

export const SHELLS = ['bash', 'zsh'] as const;
export type Shell = (typeof SHELLS)[number];

/** The command, as people who complete it call it. */
export const COMPLETED_NAME = 'related-records';

/** Every command of `program`, itself first. */
export function completionNodes(program: Command, path: readonly string[] = []): CompletionNode[] {
  const { commands, options } = program;
  const flags = options.flatMap(({ long }) => (long == null ? [] : [long]));
  const choices = options.flatMap(({ long, argChoices }) =>
    long == null || argChoices === undefined ? [] : [{ option: long, values: argChoices }],
  );
  const node = {
    path: path.join(' '),
    words: [...commands.map((command) => command.name()), ...flags, '--help'],
    choices,
  };
  return [node, ...commands.flatMap((command) => completionNodes(command, [...path, command.name()]))];
}

const quoted = (words: readonly string[]): string => `'${words.join(' ')}'`;

/** A script for bash, which zsh runs too: all that it knows is in it, so that a key press starts no program. */
export function completionScript(shell: Shell, nodes: readonly CompletionNode[]): string {
  const after = nodes.flatMap(({ path, choices }) =>
    choices.map(({ option, values }) => `    ${quoted([path, option])}) words=${quoted(values)} ;;`),
  );
  return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_related_records() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' next i
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${path:+$path }\${COMP_WORDS[i]}"
    case "$next" in
      ${nodes
        .slice(1)
        .map(({ path }) => quoted([path]))
        .join(' | ')}) path="$next" ;;
    esac
  done
  case "$path" in
${nodes.map(({ path, words }) => `    ${quoted([path])}) words=${quoted(words)} ;;`).join('\n')}
  esac
  case "$path $previous" in
${after.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _related_records ${COMPLETED_NAME}
`;
}
