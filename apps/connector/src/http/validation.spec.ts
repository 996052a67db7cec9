import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsEmail, IsInt, ValidateNested } from 'class-validator';
import { circumstances } from '../../../../test/support/circumstances.js';
import { RequestPipe } from './validation.js';

class Attendee {
  @IsEmail()
  email!: string;
}

class Meeting {
  @IsInt()
  size!: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Attendee)
  attendees!: Attendee[];
}

async function faultPaths(body: unknown): Promise<string[]> {
  try {
    await new RequestPipe(circumstances).transform(body, { type: 'body', metatype: Meeting });
    return [];
  } catch (error) {
    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    return (error as { errors: { path: string }[] }).errors.map(({ path }) => path);
  }
}

const right = { size: 1, attendees: [{ email: 'bo@acme.example' }] };

it.each([
  ['nothing', right, []],
  ['a wrong member', { ...right, size: 'x' }, ['size']],
  ['a member of a member', { ...right, attendees: [...right.attendees, { email: 'bo' }] }, ['attendees[1].email']],
  ['an unknown member', { ...right, sise: 2 }, ['sise']],
  ['an unknown member within', { ...right, attendees: [{ email: 'bo@acme.example', mail: 1 }] }, ['attendees[0].mail']],
  ['no list where one is expected', { ...right, attendees: 'Bo' }, ['attendees']],
  ['everything', {}, ['size', 'attendees']],
])('%s is named by its path', async (_, body, paths) => {
  expect(new Set(await faultPaths(body))).toEqual(new Set(paths));
});

it.each([[[right]], ['text'], [7]])('a body that is no object is refused: %j', async (body) => {
  expect(await faultPaths(body)).toHaveLength(1);
});

it('an answer lists at most a hundred faults', async () => {
  const attendees = Array.from({ length: 1000 }, () => ({}));
  expect(await faultPaths({ size: 1, attendees })).toHaveLength(100);
});
