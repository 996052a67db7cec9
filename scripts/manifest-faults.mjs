import ts from 'typescript';

const FILE = '/manifests.ts';

/** The module of kubernetes-types for `apps/v1`, `v1`, `networking.k8s.io/v1`. */
function moduleOf(apiVersion) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `kubernetes-types/${group.replace(/\.k8s\.io$/, '')}/${version}`;
}

/**
 * What Kubernetes' own types have against the manifests, a member that they do not know included: each is checked as a literal of
 * its type. `manifests` are `{ place, manifest }`.
 */
export function manifestFaults(manifests, root) {
  const lines = manifests.map(({ manifest }, index) => {
    const type = `import('${moduleOf(manifest.apiVersion)}').${manifest.kind}`;
    return `export const m${index}: ${type} = ${JSON.stringify(manifest)};`;
  });
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const file = `${root}${FILE}`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(file, lines.join('\n'), target) : getSourceFile(name, target);
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ file: at, start, messageText }) => {
    const place = at === undefined ? undefined : manifests[at.getLineAndCharacterOfPosition(start).line]?.place;
    return `${place ?? 'manifests'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
