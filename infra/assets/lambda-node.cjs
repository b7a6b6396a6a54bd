// Preloaded into functions that are processes of one machine: an emulator starts them with whatever node is first
// on its PATH, and an older one than Lambda's lacks what they use. Then this process hands over to the product's own
// Node, which inherits its input and output, and waits.
'use strict';

const LAMBDA_MAJOR = 24;
const { LAMBDA_NODE: node, LAMBDA_NODE_PARENT: parent } = process.env;

if (node !== undefined && Number.parseInt(process.versions.node, 10) < LAMBDA_MAJOR) {
  const { spawnSync } = require('node:child_process');
  const { status } = spawnSync(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, LAMBDA_NODE_PARENT: String(process.pid) },
  });
  process.exit(status ?? 1);
}

if (parent !== undefined) {
  // The emulator ends the process that it started: this one must not outlive it.
  setInterval(() => {
    if (process.ppid !== Number(parent)) process.exit(0);
  }, 1_000).unref();
}
