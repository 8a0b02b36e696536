/** Foreign tools see the fault each broken lab domain was given, and none in the healthy ones they look at. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, labDomains, labHosts, startLab, zoneFiles } from '../../src/lab/index.ts';
import { runProof } from './support/lab-proof.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-lab-'));
const caFile = join(folder, 'ca.pem');
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ caFile, whole: true });
});

afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

const proofs = [...labDomains, ...labHosts].flatMap(({ name, proof = [] }) =>
  proof.map((one) => [`${name}: ${one.tool} ${one.args.join(' ')}`, one] as const),
);

describe.concurrent('what foreign tools say of the lab', () => {
  it.each(proofs)('%s', async (_what, proof) => {
    expect((await runProof(proof, { lab, caFile })).trim()).toMatch(new RegExp(proof.shows));
  });

  it('has a proof for every fault that can be seen from outside', () => {
    const without = [...labDomains, ...labHosts].filter(
      ({ kind, proof = [] }) => kind !== 'healthy' && proof.length === 0,
    );
    // The name said in EHLO is given on the command line: no tool can look it up.
    expect(without.map(({ name }) => name)).toEqual(['helo-localhost.example']);
  });
});

describe('the zone files', () => {
  it('are what NSD loads', () => {
    const refused = [...zoneFiles()].flatMap(([apex, text]) => {
      const file = join(folder, 'zone');
      writeFileSync(file, text);
      try {
        execFileSync('nsd-checkzone', [apex, file], { stdio: 'pipe' });
        return [];
      } catch (error) {
        return [`${apex}: ${(error as { stderr: Buffer }).stderr}`];
      }
    });
    expect(refused).toEqual([]);
  });
});
