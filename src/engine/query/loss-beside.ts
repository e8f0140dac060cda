/** The lane that has lost least, the first of several; -1 without a lane. */
export const leastLoss = (losses: readonly number[]): number => losses.indexOf(Math.min(...losses));

/** How much more a lane has lost than the best of the others; negative when it has lost least. */
export interface LossBeside {
	readonly other: number;
	readonly more: number;
}

/** A lane's loss beside the lowest of the others; null for a lane alone, and before anybody has lost anything. */
export function lossBeside(losses: readonly number[], lane: number): LossBeside | null {
	const others = losses.flatMap((_, other) => (other === lane ? [] : [other]));
	if (others.length === 0 || losses.every((loss) => loss === 0)) return null;
	const loss = (of: number) => losses[of] as number;
	const other = others.reduce((low, one) => (loss(one) < loss(low) ? one : low));
	return { other, more: loss(lane) - loss(other) };
}
