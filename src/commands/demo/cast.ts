import type { Role } from '../../domain/access/roles.js';
import type { IntakeFormInput } from '../../domain/intake/form.js';
import type { Priority } from '../../domain/ticket/ticket.js';

/** Everybody's password in the demo workspaces. They are never made in production. */
export const DEMO_PASSWORD = 'demo-password';

/** A person of a demo workspace; the part before the @ of their e-mail is how tickets call them. */
export interface Player {
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly organization?: string;
  readonly seesOrganization?: boolean;
}

interface CastHoliday {
  readonly name: string;
  /** Every year. */
  readonly on: string;
}

/** What both desks promise. */
const PROMISES: Cast['promises'] = { P1: [0.5, 4], P2: [1, 8], P3: [4, 18], P4: [8, 45], P5: [9, 90] };

/** A demo workspace and who is in it. */
export interface Cast {
  readonly slug: string;
  readonly domain: string;
  readonly name: string;
  readonly timeZone: string;
  readonly organizations: readonly string[];
  readonly teams: readonly string[];
  /** Category by name, and the team that gets its tickets. */
  readonly categories: Readonly<Record<string, string>>;
  /** What a category asks, by its name. */
  readonly forms: Readonly<Record<string, IntakeFormInput>>;
  readonly services: readonly string[];
  /** When the desk works, and what it promises for each priority: hours until the first response and until the solution. */
  readonly hours: { readonly from: string; readonly to: string; readonly holidays: readonly CastHoliday[] };
  readonly promises: Readonly<Record<Priority, readonly [firstResponse: number, resolution: number]>>;
  readonly players: Readonly<Record<string, Player>>;
}

const VPN_FORM: IntakeFormInput = {
  fields: [
    { key: 'since', label: '언제부터 · Since when?', type: 'TEXT', required: true, topic: 'SINCE_WHEN' },
    {
      key: 'error',
      label: '오류 메시지 · Error message',
      type: 'TEXT',
      help: 'Copy it word by word.',
      topic: 'ERROR_TEXT',
    },
    { key: 'network', label: '접속 위치 · Connected from', type: 'CHOICE', choices: ['HOME', 'OFFICE', 'TRAVEL'] },
    { key: 'gateway', label: 'Gateway', type: 'TEXT', shownToRequesters: false },
  ],
  asksForScreenshot: true,
};

/** A desk in Seoul that works in Korean and English. */
export const DEMO: Cast = {
  slug: 'demo',
  domain: 'demo.test',
  name: '한빛전자 서비스 데스크',
  timeZone: 'Asia/Seoul',
  organizations: ['영업본부', 'Global R&D'],
  teams: ['1선 지원', 'Network'],
  categories: { 이메일: '1선 지원', Hardware: '1선 지원', '계정·권한': '1선 지원', VPN: 'Network', 'Wi-Fi': 'Network' },
  forms: { VPN: VPN_FORM },
  services: ['Mail', 'VPN', 'Payroll', '사내 포털'],
  hours: {
    ...{ from: '09:00', to: '18:00' },
    holidays: [
      { name: '신정', on: '01-01' },
      { name: '삼일절', on: '03-01' },
      { name: '어린이날', on: '05-05' },
      { name: '광복절', on: '08-15' },
      { name: '한글날', on: '10-09' },
      { name: '성탄절', on: '12-25' },
    ],
  },
  promises: PROMISES,
  players: {
    admin: { name: '김민지', role: 'ADMIN', teams: [] },
    lead: { name: '박서준', role: 'LEAD', teams: ['1선 지원', 'Network'] },
    agent: { name: '이하은', role: 'AGENT', teams: ['1선 지원'] },
    noah: { name: 'Noah Weber', role: 'AGENT', teams: ['Network'] },
    requester: { name: '최지우', role: 'REQUESTER', teams: [], organization: '영업본부' },
    sora: { name: '정소라', role: 'REQUESTER', teams: [], organization: '영업본부', seesOrganization: true },
    emma: { name: 'Emma Clarke', role: 'REQUESTER', teams: [], organization: 'Global R&D' },
    liam: { name: 'Liam Osei', role: 'REQUESTER', teams: [], organization: 'Global R&D' },
  },
};

/** A second desk, to see that nothing crosses from one to the other. */
export const OTHER: Cast = {
  slug: 'other',
  domain: 'other.test',
  name: 'Other Company Help',
  timeZone: 'Europe/Berlin',
  organizations: ['Sales'],
  teams: ['Help desk'],
  categories: { Hardware: 'Help desk', Software: 'Help desk' },
  forms: {},
  services: ['Mail', 'Shop'],
  hours: { from: '08:00', to: '17:00', holidays: [{ name: 'Neujahr', on: '01-01' }] },
  promises: PROMISES,
  players: {
    admin: { name: 'Anna Vogel', role: 'ADMIN', teams: [] },
    lead: { name: 'Lukas Brandt', role: 'LEAD', teams: ['Help desk'] },
    agent: { name: 'Aylin Kaya', role: 'AGENT', teams: ['Help desk'] },
    requester: { name: 'Robert Lang', role: 'REQUESTER', teams: [], organization: 'Sales' },
  },
};
