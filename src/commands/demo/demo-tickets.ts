/** What a ticket is opened with; category and service by name. */
export interface Report {
  readonly by: string;
  readonly subject: string;
  readonly description?: string;
  readonly category?: string;
  readonly service?: string;
  /** Answers to what the category asks. */
  readonly customFields?: readonly { readonly key: string; readonly value: string }[];
  readonly impact?: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly urgency?: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly type?: 'INCIDENT' | 'SERVICE_REQUEST' | 'PROBLEM' | 'CHANGE';
  readonly channel?: 'PORTAL' | 'EMAIL' | 'PHONE' | 'CHAT' | 'WALK_UP' | 'MONITORING' | 'API';
  readonly tags?: readonly string[];
  /** On whose behalf, where that is not whoever opens it. */
  readonly requester?: string;
}

/** Minutes after the step before, who, which mutation, and its input besides the ticket. */
export type Step = readonly [minutes: number, who: string, mutation: string, input?: Readonly<Record<string, unknown>>];

/** A ticket and what happens to it. */
export interface DemoTicket {
  /** When it begins, in hours before now (or, played live, after the day's beginning: only their order and distance count). */
  readonly hoursAgo: number;
  readonly report: Report;
  readonly steps: readonly Step[];
}

const field = (key: string, value: string) => ({ key, value });
const claim = (minutes: number, who: string): Step => [minutes, who, 'claimTicket'];
const reply = (minutes: number, who: string, text: string): Step => [minutes, who, 'replyToTicket', { text }];
const note = (minutes: number, who: string, text: string): Step => [minutes, who, 'addNote', { text }];
const ask = (minutes: number, who: string, text: string): readonly Step[] => [
  reply(minutes, who, text),
  [1, who, 'setTicketWaiting', { waitingReason: 'REQUESTER' }],
];
const resolve = (minutes: number, who: string, notes: string, code = 'FIXED'): Step => [
  minutes,
  who,
  'resolveTicket',
  { code, notes },
];
const thanks = (minutes: number, who: string, rating: number, comment: string): readonly Step[] => [
  [minutes, who, 'closeTicket'],
  [2, who, 'rateTicket', { rating, comment }],
];

/** What happened at the Korean desk in the last two weeks. */
export const DEMO_TICKETS: readonly DemoTicket[] = [
  {
    hoursAgo: 320,
    report: {
      by: 'requester',
      subject: '메일이 오늘 아침부터 안 와요',
      description: '어제 저녁까지는 괜찮았습니다. 보내기는 됩니다.',
      category: '이메일',
      service: 'Mail',
      channel: 'PORTAL',
    },
    steps: [
      claim(7, 'agent'),
      ...ask(4, 'agent', '웹메일에서도 안 보이시나요?'),
      reply(18, 'requester', '네, 웹메일도 똑같아요.'),
      note(6, 'agent', '메일함 용량 초과'),
      resolve(9, 'agent', '메일함 용량을 10GB로 늘렸습니다.'),
      ...thanks(40, 'requester', 5, '빠른 처리 감사합니다!'),
    ],
  },
  {
    hoursAgo: 312,
    report: {
      by: 'emma',
      subject: 'VPN drops every ten minutes',
      description: 'Since the update on Monday. Windows 11, hotel Wi-Fi and at home alike.',
      category: 'VPN',
      customFields: [field('since', 'Monday'), field('network', 'TRAVEL')],
      service: 'VPN',
      impact: 'MEDIUM',
      urgency: 'HIGH',
      channel: 'PORTAL',
      tags: ['vpn', 'remote'],
    },
    steps: [
      claim(12, 'noah'),
      ...ask(5, 'noah', 'Which client version does the About box show?'),
      reply(55, 'emma', '5.1.3 build 88'),
      note(3, 'noah', 'Same build as the three reports last week.'),
      resolve(30, 'noah', 'Rolled the client back to 5.1.2; 5.1.4 fixes it.', 'WORKAROUND'),
      [120, 'emma', 'reopenTicket', { reason: 'It dropped again twice this afternoon.' }],
      [20, 'noah', 'setTicketWaiting', { waitingReason: 'THIRD_PARTY', reason: 'Vendor case 88121' }],
      [900, 'noah', 'resumeTicket'],
      resolve(45, 'noah', '5.1.4 installed.'),
      ...thanks(300, 'emma', 4, 'Stable now. The first fix could have been tested.'),
    ],
  },
  {
    hoursAgo: 300,
    report: {
      by: 'agent',
      requester: 'sora',
      subject: '회의실 빔프로젝터 화면이 노랗게 나와요',
      category: 'Hardware',
      channel: 'PHONE',
      urgency: 'LOW',
    },
    steps: [
      claim(2, 'agent'),
      resolve(95, 'agent', '램프를 교체했습니다.'),
      ...thanks(200, 'sora', 5, '회의 전에 고쳐주셔서 다행이에요.'),
    ],
  },
  {
    hoursAgo: 290,
    report: {
      by: 'liam',
      subject: 'Please add me to the firmware repository',
      type: 'SERVICE_REQUEST',
      category: '계정·권한',
      channel: 'PORTAL',
      urgency: 'LOW',
      impact: 'LOW',
      tags: ['access'],
    },
    steps: [
      claim(30, 'agent'),
      ...ask(10, 'agent', 'Who approves access for your project?'),
      reply(240, 'liam', 'Emma Clarke does.'),
      resolve(15, 'agent', 'Read access granted, approved by Emma Clarke.'),
      ...thanks(60, 'liam', 4, 'Thanks.'),
    ],
  },
  {
    hoursAgo: 270,
    report: {
      by: 'lead',
      requester: 'requester',
      subject: '급여 명세서 페이지가 500 오류',
      description: '전 직원이 같은 오류를 봅니다.',
      service: 'Payroll',
      impact: 'HIGH',
      urgency: 'HIGH',
      channel: 'MONITORING',
      tags: ['payroll'],
    },
    steps: [
      [1, 'lead', 'handOverTicket', { team: '1선 지원', reason: 'Everybody hands on.' }],
      claim(2, 'lead'),
      note(10, 'lead', '배포 직후부터. 롤백 중.'),
      reply(5, 'lead', '원인을 찾았고 되돌리는 중입니다.'),
      resolve(12, 'lead', '어제 배포를 되돌렸습니다.'),
      ...thanks(90, 'requester', 3, '안내가 조금 더 빨랐으면 좋겠어요.'),
    ],
  },
  {
    hoursAgo: 266,
    report: {
      by: 'lead',
      requester: 'requester',
      subject: 'Payroll: deployments are not tested against real data',
      type: 'PROBLEM',
      service: 'Payroll',
      channel: 'WALK_UP',
      urgency: 'LOW',
      impact: 'HIGH',
    },
    steps: [
      claim(60, 'lead'),
      note(600, 'lead', 'Staging lacks the December bonus rows.'),
      [30, 'lead', 'setTicketWaiting', { waitingReason: 'CHANGE', reason: 'Waits for the masked copy of production.' }],
    ],
  },
  {
    hoursAgo: 240,
    report: { by: 'sora', subject: '노트북 배터리가 두 시간도 안 가요', category: 'Hardware', channel: 'CHAT' },
    steps: [
      claim(25, 'agent'),
      ...ask(6, 'agent', '자산 번호를 알려주세요.'),
      reply(30, 'sora', 'HB-20418입니다.'),
      [15, 'agent', 'setTicketWaiting', { waitingReason: 'THIRD_PARTY', reason: '배터리 주문' }],
      [2900, 'agent', 'resumeTicket'],
      resolve(40, 'agent', '배터리를 교체했습니다.'),
      ...thanks(100, 'sora', 5, '새것 같아요.'),
    ],
  },
  {
    hoursAgo: 220,
    report: {
      by: 'emma',
      subject: 'Wi-Fi in building C is slow after lunch',
      category: 'Wi-Fi',
      impact: 'MEDIUM',
      channel: 'PORTAL',
      tags: ['wifi', 'building-c'],
    },
    steps: [
      claim(50, 'noah'),
      note(200, 'noah', 'Channel 36 is full; two rogue hotspots.'),
      resolve(400, 'noah', 'Moved the access points to other channels.'),
      ...thanks(1500, 'emma', 5, 'Much better.'),
    ],
  },
  {
    hoursAgo: 200,
    report: {
      by: 'liam',
      subject: 'Two monitors, only one works at the dock',
      category: 'Hardware',
      channel: 'WALK_UP',
      urgency: 'LOW',
      impact: 'LOW',
    },
    steps: [
      claim(5, 'agent'),
      resolve(25, 'agent', 'Cable was HDMI 1.4; replaced it.'),
      ...thanks(10, 'liam', 5, 'Five minutes. Wow.'),
    ],
  },
  {
    hoursAgo: 190,
    report: {
      by: 'requester',
      subject: '사내 포털 비밀번호를 잊어버렸어요',
      type: 'SERVICE_REQUEST',
      category: '계정·권한',
      service: '사내 포털',
      channel: 'PHONE',
      impact: 'LOW',
    },
    steps: [
      claim(3, 'agent'),
      resolve(6, 'agent', '본인 확인 후 초기화했습니다.'),
      ...thanks(30, 'requester', 4, '감사합니다.'),
    ],
  },
  {
    hoursAgo: 170,
    report: {
      by: 'sora',
      subject: '공용 메일함 권한 신청',
      type: 'SERVICE_REQUEST',
      category: '이메일',
      service: 'Mail',
      channel: 'EMAIL',
      urgency: 'LOW',
    },
    steps: [claim(90, 'agent'), [5, 'sora', 'cancelTicket', { reason: '이미 권한이 있었네요.' }]],
  },
  {
    hoursAgo: 150,
    report: {
      by: 'noah',
      requester: 'emma',
      subject: 'Replace the core switch in building B',
      type: 'CHANGE',
      category: 'Wi-Fi',
      service: 'VPN',
      channel: 'API',
      impact: 'HIGH',
      urgency: 'LOW',
      tags: ['maintenance'],
    },
    steps: [
      claim(10, 'noah'),
      note(120, 'noah', 'Window agreed with building services: Saturday 06:00.'),
      [10, 'lead', 'changePriority', { override: { priority: 'P3', reason: 'Planned work' } }],
    ],
  },
  {
    hoursAgo: 125,
    report: {
      by: 'emma',
      subject: 'Mail to customers in Brazil bounces',
      description: '"550 5.7.1 blocked". Only since Tuesday, only .br addresses.',
      category: '이메일',
      service: 'Mail',
      impact: 'MEDIUM',
      urgency: 'HIGH',
      channel: 'EMAIL',
    },
    steps: [
      claim(9, 'agent'),
      note(12, 'agent', 'Our relay is on a block list.'),
      reply(4, 'agent', 'Our outgoing relay was listed by mistake; removal is asked for.'),
      [2, 'agent', 'setTicketWaiting', { waitingReason: 'THIRD_PARTY', reason: 'Block list removal' }],
      [700, 'agent', 'resumeTicket'],
      resolve(20, 'agent', 'Removed from the list; mail flows.'),
      ...thanks(80, 'emma', 4, 'Good updates.'),
    ],
  },
  {
    hoursAgo: 100,
    report: {
      by: 'requester',
      subject: '프린터에서 한글이 깨져요',
      category: 'Hardware',
      channel: 'PORTAL',
      impact: 'LOW',
    },
    steps: [
      claim(40, 'agent'),
      ...ask(8, 'agent', '어떤 프로그램에서 인쇄하시나요?'),
      reply(70, 'requester', '엑셀이요. 워드는 괜찮아요.'),
      resolve(25, 'agent', '프린터 드라이버를 업데이트했습니다.'),
      [180, 'requester', 'reopenTicket', { reason: '아직도 깨져요.' }],
      resolve(60, 'agent', '글꼴 대체 설정을 껐습니다.'),
      ...thanks(50, 'requester', 4, '이제 잘 됩니다.'),
    ],
  },
  {
    hoursAgo: 76,
    report: {
      by: 'liam',
      subject: 'Build server certificate expires on Friday',
      category: '계정·권한',
      impact: 'HIGH',
      urgency: 'MEDIUM',
      channel: 'MONITORING',
      tags: ['certificate'],
    },
    steps: [
      claim(15, 'lead'),
      resolve(200, 'lead', 'Renewed; an alert now comes 30 days before.'),
      ...thanks(120, 'liam', 5, 'Perfect.'),
    ],
  },
  {
    hoursAgo: 55,
    report: {
      by: 'sora',
      subject: '영업 노트북 10대 초기 설정 부탁드립니다',
      type: 'SERVICE_REQUEST',
      category: 'Hardware',
      impact: 'MEDIUM',
      urgency: 'LOW',
      channel: 'PORTAL',
    },
    steps: [claim(60, 'agent'), reply(10, 'agent', '목요일까지 준비하겠습니다.'), note(500, 'agent', '6대 완료')],
  },
  {
    hoursAgo: 50,
    report: {
      by: 'emma',
      subject: 'Laptop fan is loud and the keyboard is hot',
      category: 'Hardware',
      channel: 'CHAT',
    },
    steps: [
      claim(20, 'agent'),
      ...ask(7, 'agent', 'Does it calm down when no video call runs?'),
      reply(45, 'emma', 'No, it is always loud.'),
      [10, 'agent', 'setTicketWaiting', { waitingReason: 'EVIDENCE', reason: 'Asked for the diagnostic log' }],
    ],
  },
  {
    hoursAgo: 30,
    report: {
      by: 'requester',
      subject: 'VPN 접속 시 인증서 오류',
      description: '집에서 접속하면 "인증서를 확인할 수 없음"이라고 나옵니다.',
      category: 'VPN',
      customFields: [field('since', '오늘 아침'), field('error', '인증서를 확인할 수 없음'), field('network', 'HOME')],
      service: 'VPN',
      urgency: 'HIGH',
      channel: 'PORTAL',
      tags: ['vpn'],
    },
    steps: [claim(11, 'noah'), ...ask(5, 'noah', '화면을 캡처해서 보내주실 수 있을까요?')],
  },
  {
    hoursAgo: 27,
    report: {
      by: 'liam',
      subject: 'Wi-Fi password for visitors does not work',
      category: 'Wi-Fi',
      channel: 'WALK_UP',
      urgency: 'HIGH',
    },
    steps: [
      claim(3, 'noah'),
      resolve(14, 'noah', 'The password of the week was not printed; new cards are at the desk.'),
    ],
  },
  {
    hoursAgo: 20,
    report: {
      by: 'sora',
      subject: '팀 공유 폴더에 접근할 수 없습니다',
      category: '계정·권한',
      impact: 'MEDIUM',
      urgency: 'HIGH',
      channel: 'PORTAL',
    },
    steps: [claim(18, 'agent'), note(10, 'agent', '그룹 정책 변경 때문인 듯. 확인 중.')],
  },
  {
    hoursAgo: 9,
    report: {
      by: 'emma',
      subject: 'Calendar invitations arrive twice',
      category: '이메일',
      service: 'Mail',
      channel: 'PORTAL',
      impact: 'MEDIUM',
    },
    steps: [claim(25, 'agent')],
  },
  {
    hoursAgo: 6,
    report: {
      by: 'requester',
      subject: '신규 입사자 계정 생성 요청 (3월 입사 2명)',
      type: 'SERVICE_REQUEST',
      category: '계정·권한',
      channel: 'EMAIL',
      urgency: 'LOW',
    },
    steps: [],
  },
  {
    hoursAgo: 4,
    report: {
      by: 'liam',
      subject: 'VPN is down for the whole team',
      description: 'Nobody in R&D gets in since 10 minutes.',
      category: 'VPN',
      customFields: [field('since', '10 minutes ago'), field('network', 'OFFICE')],
      service: 'VPN',
      impact: 'HIGH',
      urgency: 'HIGH',
      channel: 'PHONE',
      tags: ['vpn', 'outage'],
    },
    steps: [
      claim(2, 'noah'),
      reply(6, 'noah', 'The gateway is overloaded; a second one is starting.'),
      note(9, 'noah', 'Session table full.'),
    ],
  },
  {
    hoursAgo: 2,
    report: { by: 'sora', subject: '모니터 화면이 깜빡거려요', category: 'Hardware', channel: 'CHAT', impact: 'LOW' },
    steps: [],
  },
  {
    hoursAgo: 1,
    report: {
      by: 'emma',
      subject: 'Need a second license of the drawing tool',
      type: 'SERVICE_REQUEST',
      channel: 'PORTAL',
      urgency: 'LOW',
      impact: 'LOW',
    },
    steps: [],
  },
  {
    hoursAgo: 0.4,
    report: {
      by: 'requester',
      subject: '급여 시스템 로그인이 느려요',
      service: 'Payroll',
      impact: 'MEDIUM',
      urgency: 'MEDIUM',
      channel: 'PORTAL',
      tags: ['payroll'],
    },
    steps: [],
  },
];

/** What happened at the other desk. */
export const OTHER_TICKETS: readonly DemoTicket[] = [
  {
    hoursAgo: 90,
    report: {
      by: 'requester',
      subject: 'The shop shows yesterday’s prices',
      service: 'Shop',
      category: 'Software',
      impact: 'HIGH',
      urgency: 'HIGH',
      channel: 'PHONE',
    },
    steps: [
      claim(3, 'agent'),
      resolve(35, 'agent', 'Cleared the cache; the nightly job runs again.'),
      ...thanks(60, 'requester', 4, 'Quick.'),
    ],
  },
  {
    hoursAgo: 40,
    report: {
      by: 'requester',
      subject: 'Headset has no microphone',
      category: 'Hardware',
      channel: 'PORTAL',
      impact: 'LOW',
    },
    steps: [claim(30, 'agent'), ...ask(5, 'agent', 'Does it work on another laptop?')],
  },
  {
    hoursAgo: 3,
    report: {
      by: 'requester',
      subject: 'Mail signature is in the wrong language',
      service: 'Mail',
      category: 'Software',
      channel: 'EMAIL',
      urgency: 'LOW',
      impact: 'LOW',
    },
    steps: [],
  },
];
