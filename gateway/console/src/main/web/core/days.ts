const parts = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** How far a zone's clocks are ahead of UTC at an instant. */
function ahead(instant: number, zone: string): number {
  const said = Object.fromEntries(parts(zone).formatToParts(instant).map(({ type, value }) => [type, value]));
  const clock = Date.UTC(Number(said['year']), Number(said['month']) - 1, Number(said['day']), Number(said['hour']), Number(said['minute']), Number(said['second']));
  return clock - Math.floor(instant / 1000) * 1000;
}

/** The last moment of a day, where days begin and end in that zone. */
export function endOf(day: string, zone: string): string {
  const wanted = Date.parse(`${day}T23:59:59.999Z`);
  const near = wanted - ahead(wanted, zone);
  return new Date(wanted - ahead(near, zone)).toISOString();
}

/** A moment as clocks show it in that zone. */
export function momentOf(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}Z`);
  const near = wanted - ahead(wanted, zone);
  return new Date(wanted - ahead(near, zone)).toISOString();
}
