import * as fc from "fast-check";
import type { Column } from "../../src/core/table.ts";
import { MISSING_CODE } from "../../src/core/table.ts";

/** Any double: missing, infinite, subnormal, huge, and often small whole numbers, so that ties occur. */
export const anyNumber = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
	{ weight: 3, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e308) },
);

/** Windows of any numbers, also empty, of one value, constant and all missing. */
export const anyWindow = fc.oneof(
	{ weight: 6, arbitrary: fc.array(anyNumber, { maxLength: 60 }) },
	{
		weight: 2,
		arbitrary: fc.tuple(anyNumber, fc.nat(30)).map(([value, n]) => new Array<number>(n).fill(value)),
	},
);

export const numberColumn: fc.Arbitrary<Column> = anyWindow.map((values) => ({
	kind: "number",
	values: Float64Array.from(values),
}));

export const categoryColumn: fc.Arbitrary<Column> = fc
	.tuple(
		fc.uniqueArray(fc.constantFrom("A", "B", "C", "D", "", "toString"), { maxLength: 6 }),
		fc.array(fc.oneof(fc.nat(6), fc.constant(MISSING_CODE)), { maxLength: 60 }),
	)
	.map(([levels, codes]) => ({ kind: "category", levels, codes: Uint8Array.from(codes) }));

export const anyColumn = fc.oneof(numberColumn, categoryColumn);

/** Errors of a model, with values that are none among them. */
export const anyError = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(0, 1) },
	{ weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
	{ weight: 1, arbitrary: anyNumber },
);

/** The same values in another order. */
export const shuffledPair = <T>(values: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
	values.chain((list) =>
		fc
			.shuffledSubarray(
				list.map((_, i) => i),
				{ minLength: list.length, maxLength: list.length },
			)
			.map((order): [T[], T[]] => [list, order.map((i) => list[i] as T)]),
	);
