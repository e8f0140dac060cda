/** The sample generator of the golden vectors; its definition is in test/golden/README.md. */

export type Segment = { readonly n: number } & (
	| { readonly kind: "const"; readonly value: number }
	| { readonly kind: "cycle"; readonly values: readonly number[] }
	| { readonly kind: "bernoulli"; readonly p: number }
	| { readonly kind: "bernoulli_ramp"; readonly p0: number; readonly p1: number }
	| { readonly kind: "uniform"; readonly a: number; readonly b: number }
	| { readonly kind: "integer"; readonly lo: number; readonly hi: number }
	| { readonly kind: "normal"; readonly mu: number; readonly sd: number }
	| { readonly kind: "normal_ramp"; readonly mu0: number; readonly mu1: number; readonly sd: number }
	| {
			readonly kind: "triangle";
			readonly period: number;
			readonly mu: number;
			readonly amp: number;
			readonly sd: number;
	  }
	| { readonly kind: "categorical"; readonly probs: readonly number[] }
);

type Post =
	| { readonly op: "round"; readonly scale: number }
	| { readonly op: "exp2int" }
	| { readonly op: "null_every"; readonly every: number; readonly at: number }
	| { readonly op: "outlier_every"; readonly every: number; readonly at: number; readonly value: number };

export interface Gen {
	readonly seed: number;
	readonly segments: readonly Segment[];
	readonly post?: readonly Post[];
}

export interface Check {
	readonly n: number;
	readonly n_valid: number;
	readonly first: readonly (number | null)[];
	readonly last: readonly (number | null)[];
	readonly sum: number;
}

export type GoldenSample =
	| { readonly values: readonly (number | null)[] }
	| { readonly gen: Gen; readonly check: Check };

const MODULUS = 2147483647;

export function lehmer(seed: number): () => number {
	let state = seed % MODULUS || 1;
	return () => {
		state = (state * 48271) % MODULUS;
		return state / MODULUS;
	};
}

/** The values of a golden sample; a generated one is held against its `check` first. */
export function valuesOf(sample: GoldenSample): (number | null)[] {
	if ("values" in sample) return [...sample.values];
	const values = generate(sample.gen);
	const wrong = violated(values, sample.check);
	if (wrong) throw new Error(`golden sample of seed ${sample.gen.seed}: ${wrong}`);
	return values;
}

export function generate({ seed, segments, post = [] }: Gen): (number | null)[] {
	const next = lehmer(seed);
	const values: (number | null)[] = segments.flatMap((segment) =>
		Array.from({ length: segment.n }, (_, i) => valueAt(segment, i, next)),
	);
	for (const step of post)
		values.forEach((value, i) => {
			values[i] = afterwards(step, value, i);
		});
	return values;
}

/** What of `check` the values fail, or null. */
export function violated(values: readonly (number | null)[], check: Check): string | null {
	const valid = values.filter((value) => value !== null);
	if (values.length !== check.n) return `n is ${values.length}, not ${check.n}`;
	if (valid.length !== check.n_valid) return `n_valid is ${valid.length}, not ${check.n_valid}`;
	if (check.first.some((value, i) => values[i] !== value)) return `first values differ from ${check.first}`;
	const tail = values.slice(-check.last.length);
	if (check.last.some((value, i) => tail[i] !== value)) return `last values differ from ${check.last}`;
	const sum = valid.reduce((total, value) => total + value, 0);
	// The order of summation was numpy's, so the last digits may differ.
	if (Math.abs(sum - check.sum) > 1e-9 * Math.max(1, Math.abs(check.sum))) return `sum is ${sum}, not ${check.sum}`;
	return null;
}

function valueAt(segment: Segment, i: number, next: () => number): number {
	const { n } = segment;
	const z = () => {
		let sum = 0;
		for (let k = 0; k < 12; k++) sum += next();
		return sum - 6;
	};
	switch (segment.kind) {
		case "const":
			return segment.value;
		case "cycle":
			return segment.values[i % segment.values.length] as number;
		case "bernoulli":
			return next() < segment.p ? 1 : 0;
		case "bernoulli_ramp":
			return next() < segment.p0 + (segment.p1 - segment.p0) * (i / n) ? 1 : 0;
		case "uniform":
			return segment.a + (segment.b - segment.a) * next();
		case "integer":
			return segment.lo + Math.floor(next() * (segment.hi - segment.lo + 1));
		case "normal":
			return segment.mu + segment.sd * z();
		case "normal_ramp": {
			const noise = z();
			return segment.mu0 + (segment.mu1 - segment.mu0) * (i / n) + segment.sd * noise;
		}
		case "triangle": {
			const h = i % segment.period;
			const t = 2 * h < segment.period ? (4 * h) / segment.period - 1 : 3 - (4 * h) / segment.period;
			return segment.mu + segment.amp * t + segment.sd * z();
		}
		case "categorical": {
			const u = next();
			let sum = 0;
			const found = segment.probs.findIndex((p) => {
				sum += p;
				return sum > u;
			});
			return found === -1 ? segment.probs.length - 1 : found;
		}
	}
}

function afterwards(step: Post, value: number | null, i: number): number | null {
	if (step.op === "null_every") return i % step.every === step.at ? null : value;
	if (step.op === "outlier_every") return i % step.every === step.at ? step.value : value;
	if (value === null) return null;
	return step.op === "round" ? Math.floor(value * step.scale + 0.5) / step.scale : value * value * value;
}
