// The least JavaScript that can count a mail log: lines, and what each delivery came to. It explains and judges nothing.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const counts = { lines: 0, sent: 0, deferred: 0, bounced: 0 };
for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })) {
  counts.lines += 1;
  if (line.includes('status=sent')) counts.sent += 1;
  else if (line.includes('status=deferred')) counts.deferred += 1;
  else if (line.includes('status=bounced')) counts.bounced += 1;
}
console.log(JSON.stringify(counts));
