#!/usr/bin/env node
// Starts the program: compile cache where Node has one, then the command line.
import module from 'node:module';

module.enableCompileCache?.();
await import('../dist/cli.js');
