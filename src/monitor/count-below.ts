/** How many sorted values are below `limit`, or at most `limit` when it is included. */
export function countBelow(sorted: Float64Array, limit: number, included: boolean): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const value = sorted[middle] as number;
		if (value < limit || (included && value === limit)) low = middle + 1;
		else high = middle;
	}
	return low;
}
