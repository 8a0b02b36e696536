/** The edit that gives a sending address the reverse name its server is known by. */
import type { PtrLook } from '../model/evidence/ptr.ts';
import type { ZoneEdit } from '../model/finding.ts';

/** Empty where no name is known that already leads to the address, or not every name in the way was seen. */
export function renameReverse(look: PtrLook): ZoneEdit[] {
  const { reverseName, owner = reverseName, names, expectedName, expectedResolves, dropped } = look;
  if (expectedName === undefined || expectedResolves !== true || dropped !== undefined) return [];
  const edit = (action: ZoneEdit['action'], value: string): ZoneEdit => ({
    action,
    name: owner,
    type: 'PTR',
    value,
  });
  return [...names.map((name) => edit('remove', name)), edit('add', expectedName)];
}
