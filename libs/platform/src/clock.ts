/** What time it is. Services read it once per operation and pass `now: Date` on; tests set it. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
