import type { Role } from '../../domain/access/roles.js';

/** Everybody's password in the demo workspaces. They are never made in production. */
export const DEMO_PASSWORD = 'demo-password';

/** A person of a demo workspace; the part before the @ of their e-mail is how stories call them. */
export interface Player {
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly organization?: string;
  readonly seesOrganization?: boolean;
}

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
  readonly services: readonly string[];
  readonly players: Readonly<Record<string, Player>>;
}

/** A desk in Seoul that works in Korean and English. */
export const DEMO: Cast = {
  slug: 'demo',
  domain: 'demo.test',
  name: '한빛전자 서비스 데스크',
  timeZone: 'Asia/Seoul',
  organizations: ['영업본부', 'Global R&D'],
  teams: ['1선 지원', 'Network'],
  categories: { 이메일: '1선 지원', Hardware: '1선 지원', '계정·권한': '1선 지원', VPN: 'Network', 'Wi-Fi': 'Network' },
  services: ['Mail', 'VPN', 'Payroll', '사내 포털'],
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
  services: ['Mail', 'Shop'],
  players: {
    admin: { name: 'Anna Vogel', role: 'ADMIN', teams: [] },
    lead: { name: 'Lukas Brandt', role: 'LEAD', teams: ['Help desk'] },
    agent: { name: 'Aylin Kaya', role: 'AGENT', teams: ['Help desk'] },
    requester: { name: 'Robert Lang', role: 'REQUESTER', teams: [], organization: 'Sales' },
  },
};
