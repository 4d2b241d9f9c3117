import { DEMO, DEMO_PASSWORD, OTHER } from './cast.js';

const ACCOUNTS = ['admin', 'lead', 'agent', 'requester'];

/** What a newcomer is told when the demo runs: who to sign in as, and two documents to paste. */
export const demoBanner = (): string => `
The demo desk is here. Sign in as any of these with the password ${DEMO_PASSWORD}:

${[DEMO, OTHER].map(({ domain, name }) => `  ${ACCOUNTS.map((account) => `${account}@${domain}`).join('  ')}   (${name})`).join('\n')}

  mutation { signIn(input: { email: "agent@${DEMO.domain}", password: "${DEMO_PASSWORD}" }) { session { accessToken } userErrors { message } } }

Then, with the header Authorization: Bearer <accessToken>, a query

  { tickets(first: 5, where: { status: { in: [NEW, OPEN] } }) { nodes { number subject priority requester { name } assignee { name } } } }

and a subscription, which "npm run demo:live" in another terminal gives something to show:

  subscription { ticketStatusChanged { from to ticket { number subject } actor { name } } }

`;
