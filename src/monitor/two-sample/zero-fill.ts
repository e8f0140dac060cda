/**
 * evidently's answer to empty bins, where a logarithm would be infinite: an empty share becomes 0.0001, or a millionth
 * of the smallest share when that is itself no larger than 0.0001. The shares are not normalised again.
 */
export function fillZeros(shares: Float64Array): Float64Array {
	let smallest = Number.POSITIVE_INFINITY;
	for (const share of shares) if (share > 0 && share < smallest) smallest = share;
	const fill = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
	return shares.map((share) => (share === 0 ? fill : share));
}
