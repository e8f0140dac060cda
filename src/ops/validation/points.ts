/** A share as points, for a sentence: .03 is "3 points". */
export const points = (share: number): string => {
	const value = Math.round(1000 * share) / 10;
	return `${value} ${value === 1 ? "point" : "points"}`;
};
