// The import rules of the house: imports run one way (docs/architecture.md has the map).
const BROWSER = 'kiosk|display|counter|office|phone|hall';
const ROOMS = `queue|wire|words|server|hardware|ui|${BROWSER}`;

const SIMULATED = '^hardware/.*/simulated';

/** A room may import itself, what stands in `allowed`, and packages; of our own code nothing else. */
function only(room, allowed, why) {
  return {
    name: `${room}-imports`,
    severity: 'error',
    comment: why,
    from: { path: `^${room}/` },
    to: {
      path: '^(?!node_modules/)',
      pathNot: [...[room, ...allowed].map((name) => `^${name}/`), '^node:', '^\\.built/'],
      dependencyTypes: ['local'],
    },
  };
}

const browserRules = BROWSER.split('|').map((room) =>
  only(room, ['ui', 'wire', 'words'], 'A browser room imports ui, wire and words; never another room.'),
);

export default {
  forbidden: [
    only('queue', [], 'The rules import nothing of ours.'),
    only('wire', ['queue'], 'What rooms say to each other knows only the types of the rules.'),
    only('words', ['queue'], 'Words know only the types of the rules.'),
    only('ui', ['wire', 'words'], 'What the screens share knows wire and words.'),
    only('server', ['queue', 'wire', 'words'], 'The server does not know the hardware or the screens.'),
    only('hardware', ['queue', 'wire', 'words'], 'The hardware does not know the server or the screens.'),
    ...browserRules,
    {
      name: 'queue-parts-apart',
      severity: 'error',
      comment: 'line and dossier do not import each other, nor what composes them; branch does that.',
      from: { path: '^queue/(line|dossier)/' },
      to: { path: '^queue/', pathNot: ['^queue/$1/', '^queue/[^/]+\\.ts$'] },
    },
    {
      name: 'types-of-queue-only',
      severity: 'error',
      comment:
        'wire and words take types from the rules, never behaviour: what a screen shows comes from the server. How a typed text is kept is one rule for bodies and catalogues.',
      from: { path: '^(wire|words)/' },
      to: { path: '^queue/(?!typed-text\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-no-node',
      severity: 'error',
      comment: 'Rules, words, and all that reaches a browser know nothing of Node.',
      from: { path: `^(queue|wire|words|ui|${BROWSER})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'queue-no-framework',
      severity: 'error',
      comment: 'The rules and the words need no server, browser or database package.',
      from: { path: '^(queue|words)/' },
      to: { path: 'node_modules/(hono|@hono|socket\\.io|socket\\.io-client|better-sqlite3|preact|@preact|pino|zod)/' },
    },
    {
      name: 'motcua-is-the-root',
      severity: 'error',
      comment: 'The entry knows all the rooms; no room knows the entry.',
      from: { path: `^(${ROOMS})/` },
      to: { path: '^((motcua|local-printers)\\.ts|start\\.mjs|prepare\\.mjs|vite\\.config\\.ts)$' },
    },
    {
      name: 'simulators-chosen-at-the-root',
      severity: 'error',
      comment:
        'Simulators are product code, chosen at the root; a real driver that imports its own mock is how a hall prints nothing.',
      from: { path: '^(?!tests/|(motcua|local-printers)\\.ts$)', pathNot: SIMULATED },
      to: { path: SIMULATED },
    },
    {
      name: 'no-tests-from-rooms',
      severity: 'error',
      comment: 'What ships imports nothing of the tests.',
      from: { path: '^(?!tests/)', pathNot: '^vite\\.config\\.ts$' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other are one file, or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere. (Vite alone knows `file?url`; tsc and the build check those.)',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|inline)$' },
    },
    {
      name: 'no-dev-packages-in-rooms',
      severity: 'error',
      comment: 'What ships may not lean on a package that is only there for development.',
      from: { path: `^(${ROOMS})/|^(motcua|local-printers)\\.ts$` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'known-packages',
      severity: 'error',
      comment: 'A package that package.json does not name.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use: swc reads the sources, types included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(data|\\.built|\\.git)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
