import { isLive } from '../calls/bridge.ts';
import { endLine } from '../calls/end-line.ts';
import { invite } from '../calls/invite.ts';
import { EVENT, post } from '../chat/post.ts';
import { invitedBy, refuseUnlessFree } from './create-additional-connection.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { badEndpoint, notForChat, notForVoice } from './refusals.ts';

/** A method of voice calls, refused for a chat. */
export const voiceOnly =
  (name: string, method: DeskMethod): DeskMethod =>
  (core, agent, params) => {
    if (entryOf(agent, params).contact.call.chat) throw notForChat(name);
    return method(core, agent, params);
  };

/** Hands a chat over: the invited agent or team is added, and every agent who is on it leaves (Streams documentation, `contact.transfer`). */
export const transferContact: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  const { call } = entry.contact;
  if (!call.chat) throw notForVoice('transferContact');
  refuseUnlessFree(core, entry);
  const invited = invitedBy(core, agent, params);
  if ('phoneNumber' in invited) throw badEndpoint('A chat is handed to quick connects of agents and queues alone.');
  const leaving = call.lines.filter((line) => line.agent && line.kind === 'agent' && isLive(line));
  invite(core, entry, invited);
  post(core, call, call.chat, { by: null, contentType: `${EVENT}transfer.succeeded` });
  for (const line of leaving) endLine(core, line, agent.arn);
  return {};
};
