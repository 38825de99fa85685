/** Prints one figure beside its target. Timings never decide anything: the exit code stays 0. */
export function figure(what: string, value: string, met: boolean, target: string): void {
  console.log(`${what.padEnd(58)} ${value.padStart(12)}   ${met ? "met   " : "missed"} (${target})`);
}

/** The middle value; of an even count, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
