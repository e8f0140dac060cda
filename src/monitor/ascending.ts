/** Below this the machine's own sort is as quick. */
const FEW = 128;
/** Moves that a value may need on average before its order is left to the machine's own sort. */
const MOVES = 8;

const scratchFor = (n: number) => ({
	starts: new Uint32Array(n + 1),
	buckets: new Uint32Array(n),
	unsorted: new Float64Array(n),
});
/** Kept from call to call: to ask for memory would be a good part of what a sort costs. */
let scratch = scratchFor(4096);

/**
 * `values` in ascending order, sorted in place: finite numbers only. Into as many buckets as there are values, then each
 * to its place among its neighbours: about a third of the time of the machine's own sort for values that are spread out,
 * which decides when they are not.
 */
export function sortAscending(values: Float64Array): Float64Array {
	const n = values.length;
	if (n < FEW) return values.sort();
	let low = values[0] as number;
	let high = low;
	for (let i = 1; i < n; i++) {
		const value = values[i] as number;
		if (value < low) low = value;
		else if (value > high) high = value;
	}
	const perUnit = (n - 1) / (high - low);
	if (!Number.isFinite(perUnit) || perUnit === 0) return values.sort();
	if (n > scratch.unsorted.length) scratch = scratchFor(2 * n);
	const { starts, buckets, unsorted } = scratch;
	starts.fill(0, 0, n + 1);
	for (let i = 0; i < n; i++) {
		const bucket = Math.floor(((values[i] as number) - low) * perUnit);
		buckets[i] = bucket;
		starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
	}
	for (let bucket = 1; bucket <= n; bucket++) {
		starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
	}
	unsorted.set(values);
	for (let i = 0; i < n; i++) {
		const bucket = buckets[i] as number;
		const at = starts[bucket] as number;
		values[at] = unsorted[i] as number;
		starts[bucket] = at + 1;
	}
	return insert(values) ? values : values.sort();
}

/** Insertion sort; false when it is given up because too much is out of place. */
function insert(values: Float64Array): boolean {
	let left = MOVES * values.length;
	for (let i = 1; i < values.length; i++) {
		const value = values[i] as number;
		let at = i;
		while (at > 0 && (values[at - 1] as number) > value) {
			values[at] = values[at - 1] as number;
			at--;
		}
		values[at] = value;
		left -= i - at;
		if (left < 0) return false;
	}
	return true;
}
