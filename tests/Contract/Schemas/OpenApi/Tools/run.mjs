// node run.mjs redocly|spectral FILE: a linter's judgement of an OpenAPI document. node run.mjs client FILE FOLDER: makes a client of it, and the sender that uses it. node run.mjs types FILE FOLDER: has
// another generator make types of it, and the compiler hold payloads against them.
// Nothing here asks a network: no telemetry, no look for updates. The exit code is the program's.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [, , tool, file, folder] = process.argv;

const run = (program, ...args) => runIn(here, program, ...args);

function runIn(cwd, program, ...args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', DO_NOT_TRACK: '1', NO_COLOR: '1' };
  const { status } = spawnSync(process.execPath, [path.join(here, 'node_modules', program), ...args], { cwd, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const tools = {
  redocly: () => run('@redocly/cli/bin/cli.js', 'lint', '--config', 'redocly.yaml', file),
  spectral: () => run('@stoplight/spectral-cli/dist/index.js', 'lint', '--ruleset', 'spectral.yaml', '--fail-severity', 'hint', file),
  client: () => {
    run('@hey-api/openapi-ts/bin/run.js', '--input', file, '--output', path.join(folder, 'client'));
    copyFileSync(path.join(here, 'sender.ts'), path.join(folder, 'sender.ts'));
    run('typescript/bin/tsc', '--strict', '--module', 'commonjs', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--outDir', folder, path.join(folder, 'sender.ts'));
  },
  types: () => { // in the folder: here both would take up what is not theirs, redocly.yaml and others' types
    runIn(folder, 'openapi-typescript/bin/cli.js', file, '--output', path.join(folder, 'schema.ts'));
    copyFileSync(path.join(here, 'types.ts'), path.join(folder, 'types.ts'));
    runIn(folder, 'typescript/bin/tsc', '--strict', '--noEmit', '--target', 'es2022', path.join(folder, 'types.ts'));
  },
};
tools[tool]();
