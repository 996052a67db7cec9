import { readStages } from './stages.js';

const stage = (value: string, outcome = 'open'): Record<string, unknown> => ({ value, outcome });
const faultsOf = (body: unknown): string[] => {
  const read = readStages(body);
  return read.ok ? [] : read.faults.map(({ path }) => path);
};

describe('readStages', () => {
  it('S1: keeps every value to the letter: case, inner and trailing spaces', () => {
    const values = ['Won', 'won', 'Won ', ' Won', 'W  on', 'Wön', 'Wo\u0308n'];
    const read = readStages({ values: values.map((value) => stage(value)) });
    expect(read.ok && read.value.values.map(({ value }) => value)).toEqual(values);
  });

  it('sorts by position, and numbers from 1 where none is given', () => {
    const read = readStages({
      values: [
        { ...stage('B'), position: 20 },
        { ...stage('A'), position: 3 },
      ],
    });
    expect(read.ok && read.value.values).toEqual([
      { value: 'A', outcome: 'open', position: 3 },
      { value: 'B', outcome: 'open', position: 20 },
    ]);
    const numbered = readStages({ values: [stage('X'), stage('Y')] });
    expect(numbered.ok && numbered.value.values.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('takes an empty list and the version that GET answers', () => {
    expect(readStages({ values: [], version: 3 })).toEqual({ ok: true, value: { values: [], version: 3 } });
  });

  it.each([
    [undefined, ['values']],
    [{}, ['values']],
    [{ values: 'Won' }, ['values']],
    [{ values: [], stages: [] }, ['stages']],
    [{ values: [], version: '3' }, ['version']],
    [{ values: ['Won'] }, ['values[0]']],
    [{ values: [stage('')] }, ['values[0].value']],
    [{ values: [stage('x'.repeat(256))] }, ['values[0].value']],
    [{ values: [stage('a\u0000b')] }, ['values[0].value']],
    [{ values: [stage('a\ud800')] }, ['values[0].value']],
    [{ values: [stage('A', 'maybe')] }, ['values[0].outcome']],
    [{ values: [{ ...stage('A'), label: 'A' }] }, ['values[0].label']],
    [{ values: [{ ...stage('A'), position: 1.5 }] }, ['values[0].position']],
    [{ values: [{ ...stage('A'), position: 1 }, stage('B')] }, ['values[1].position']],
    [{ values: [stage('A'), stage('B'), stage('A', 'won')] }, ['values[2].value']],
    [{ values: [stage('A'), stage('B')].map((one) => ({ ...one, position: 1 })) }, ['values[1].position']],
    [{ values: [stage(''), stage('B', 'x')] }, ['values[0].value', 'values[1].outcome']],
  ])('refuses %j', (body, paths) => {
    expect(faultsOf(body)).toEqual(paths);
  });
});
