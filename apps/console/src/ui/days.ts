/** When a day (`2026-03-02`, as a date field gives it) begins in the reader's zone. */
export function startOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** When the next one begins; days are not all 24 hours long. */
export function endOfDay(day: string): Date {
  const next = startOfDay(day);
  next.setDate(next.getDate() + 1);
  return next;
}
