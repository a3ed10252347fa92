import type { Mask } from '../../contract/masks.ts';
import type { PostedHandOff } from '../../contract/schemas/hand-off.ts';
import { maskDigits } from '../masking/mask-digits.ts';

/**
 * A post as it may be kept: what the config hides is hidden in every text. An address, a number or a name that would have to be changed is left out, for it
 * would lead elsewhere.
 */
export function maskHandOff(post: PostedHandOff, masks: readonly Mask[]): PostedHandOff {
  const hide = (text: string) => maskDigits(text, masks);
  const isPlain = (text: string) => maskDigits(text, masks) === text;
  const { reason, summary, transcript, caller, identity, attributes, links } = post;
  return {
    ...post,
    sessionId: hide(post.sessionId),
    ...(reason !== undefined && { reason: hide(reason) }),
    ...(summary !== undefined && { summary: hide(summary) }),
    ...(transcript && { transcript: transcript.map((turn) => ({ ...turn, text: hide(turn.text) })) }),
    ...(caller && {
      caller: {
        ...(caller.number !== undefined && !isCard(caller.number) && { number: caller.number }),
        ...(caller.name !== undefined && { name: hide(caller.name) }),
        ...(caller.language !== undefined && isPlain(caller.language) && { language: caller.language }),
      },
    }),
    ...(identity && { identity: withPlainMethod(identity, isPlain) }),
    ...(attributes && {
      attributes: Object.fromEntries(
        Object.entries(attributes)
          .filter(([name]) => isPlain(name))
          .map(([name, value]) => [name, hide(value)]),
      ),
    }),
    ...(links && { links: links.filter(({ href }) => isPlain(href)) }),
  };
}

type Identity = NonNullable<PostedHandOff['identity']>;

/** A method that is hidden is none: the claim then counts as one without a method. */
function withPlainMethod({ method, ...claim }: Identity, isPlain: (text: string) => boolean): Identity {
  return method === undefined || !isPlain(method) ? claim : { ...claim, method };
}

// A phone number is a long number, and no secret to the agent who talks with its caller; a card number in its place is.
const isCard = (number: string): boolean => maskDigits(number, ['card-numbers']) !== number;
