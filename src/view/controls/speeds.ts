/** Simulated days per second that the transport offers. */
export const SPEEDS = [0.5, 1, 2, 5, 20] as const;

export type Speed = (typeof SPEEDS)[number];

/** "½ day/s", "2 days/s"; without a limit, "as fast as it goes". */
export function speedText(speed: number): string {
	if (speed === Number.POSITIVE_INFINITY) return "as fast as it goes";
	if (speed === 0.5) return "½ day/s";
	return speed === 1 ? "1 day/s" : `${speed} days/s`;
}
