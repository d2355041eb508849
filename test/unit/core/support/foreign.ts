class Element {
  constructor(readonly id: string) {}
}

const inheriting: unknown = Object.create({ ttl: 60, id: '7b1c', link: 'x' });
/** What menus, trees, tasks.json and launch.json pass that is not Args. */
export const foreign: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  'a text': 'hunter2',
  'a number': 7,
  'a function': () => ({}),
  'an array': [{ ttl: 60 }],
  'an empty array': [],
  'the group of an editor tab': { groupId: 0, editorIndex: 1 },
  'a Uri': new URL('file:///tmp/a.env'),
  'a Uri that was sent as JSON': {
    $mid: 1,
    fsPath: '/tmp/a.env',
    path: '/tmp/a.env',
    scheme: 'file',
  },
  'a launch configuration': { type: 'node', request: 'launch', name: 'Run', label: 'x' },
  'a tree element': new Element('7b1c'),
  'an object that inherits from Args': inheriting,
  'a date': new Date(0),
  'a map': new Map([['ttl', 60]]),
  'an error': new TypeError('ttl'),
};
