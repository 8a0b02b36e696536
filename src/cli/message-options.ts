/** The options of `message`; their values are checked by the command. */
import { type Command, Option } from 'commander';
import type { MessageWishes } from '../commands/message.ts';
import { addSharedOptions, collect, type RawOptions } from './options.ts';
import { blocklistOptions, heloOption } from './topic-options.ts';

export type RawMessageOptions = RawOptions & MessageWishes;

export function addMessageOptions(command: Command): Command {
  for (const option of [
    new Option('--ip <address>', 'the address that handed it over, instead of what Received tells').argParser(
      collect,
    ),
    heloOption(),
    new Option('--mail-from <address>', 'the envelope sender, instead of what Return-Path tells'),
    new Option('--bulk', 'judge it as bulk mail, whatever it says of itself'),
    new Option('--blocklists', 'ask blocklists about its sending address, its domains and what it links to'),
    ...blocklistOptions(),
    new Option(
      '--spamd [host:port]',
      'have SpamAssassin score it (default 127.0.0.1:783; on another host the message goes there)',
    ),
    new Option(
      '--rspamd [url]',
      'have rspamd score it (default http://127.0.0.1:11333; on another host the message goes there)',
    ),
  ])
    command.addOption(option);
  return addSharedOptions(command);
}

export const MESSAGE_EXAMPLES = `
Examples:
  mailsonde message received.eml                      as saved from the mail program
  mailsonde message - < received.eml
  mailsonde message draft.eml --ip 192.0.2.25 --mail-from bounce@example.com
  mailsonde message newsletter.eml --bulk -v          every demand of every receiver
  mailsonde message letter.eml --blocklists --spamd   listings, and points of a SpamAssassin here

The raw source is needed, header first: "Show original" in Gmail, "View source" in Outlook,
Ctrl+U in Thunderbird. Where no address is stated, the topmost Received field that comes
from outside tells it; what stands below that one, the sender wrote.`;
