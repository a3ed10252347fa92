/** What the desk leans on and cannot reach, and signing in. */
export const linkTexts = {
  links: {
    phoneSignIn: 'The phone needs you to sign in to Amazon Connect. A window has opened, or opens here:',
    phoneSignInAt: (host: string) =>
      `Your sign-in to the phone has ended. Sign in at ${host}: a window has opened, or opens here. Then press Retry.`,
    phoneSignInButton: 'Open the sign-in window',
    phoneDenied:
      'Amazon Connect does not let this page use the phone. Your administrator must approve this site, and you need softphone access.',
    phoneSilentFor: 'The phone has not answered for',
    phoneSilent: 'A call you are on may still be heard; what you see here may be old.',
    ledgerSilentFor: 'It cannot be checked who answers, for',
    ledgerSilent: 'The phone works. Ten seconds into ringing you can say yourself that they answered.',
    untold:
      'Changes are not told by themselves just now: who is free, and who answers, shows a few seconds later. Your calls are not touched.',
    ledgerSignIn: 'Your sign-in has run out. The phone works, but who answers cannot be checked until you sign in again.',
    ledgerDenied: 'You are no party of this call as far as the records know, so who answers cannot be checked here.',
    noMicrophone: 'The phone gets no microphone from this browser. Allow it in the address bar and reload.',
    otherAgent: (signedIn: string, phone: string) =>
      `You are signed in as ${signedIn}, but the phone belongs to ${phone}. Sign out of one of them: otherwise who answers cannot be checked.`,
  },
  /** A part of the page that cannot be drawn. */
  panelFailed: {
    says: (name: string) => `${name} cannot be shown.`,
    callWorks: 'You can still control the call.',
    usePhone: 'Use the controls in the phone.',
    headline: 'The state of the call',
    parties: 'Who is on the call',
    commands: 'The call controls',
    topBar: 'The top of the page',
    messages: 'Messages',
    problem: 'The last problem',
    contactId: 'The contact id',
    handOff: 'The hand-off',
    endings: 'The choice how to end the call',
  },
  account: {
    signIn: 'Sign in',
    signInAgain: 'Sign in again',
    signOut: 'Sign out',
    signedInAs: (login: string) => `Signed in as ${login}`,
    report: 'Report',
    desk: 'Desk',
  },
  signInStates: {
    'signing-in': 'Signing you in…',
    returning: 'You can close this window.',
    framed: 'Sign in to open this page. A window opens for it.',
    'issuer-unreachable': 'The sign-in service cannot be reached. Check the network, then try again.',
    refused: 'You were not signed in.',
    'no-login': 'Your account does not say which Connect login is yours. Tell your administrator.',
    expired: 'Your sign-in has run out.',
    'window-blocked': 'The browser blocked the sign-in window. Allow pop-ups for this page, then sign in.',
    'other-login': 'Somebody else signed in. Sign in as the agent of this desk, or sign out first.',
    config: 'The desk’s own settings cannot be read. Tell your administrator.',
  },
} as const;
