import type { Table } from "../core/table.ts";
import { computeFeatures } from "../model/features.ts";
import { scale } from "../model/scaler.ts";
import { bothSkews, type ServedModel, servingFeatures, servingInputs, skewById } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import type { Told } from "./shop.ts";

/** Days of parcels that are compared: a week, so that every weekday is among them. */
export const COMPARED_DAYS = 7;

/** Inputs, in standard deviations, may differ by what single precision loses; more is another input. */
const TOLERANCE = 1e-5;

/**
 * The parcels of `days` (at least one) through the training code and through the serving code of `served`. Comparing
 * both on the same rows is the test that finds a training-serving skew (Zinkevich, Rules of Machine Learning, rules 29
 * and 37; Breck et al. 2017, ML Test Score, "training and serving features compute the same values").
 *
 * @param prepare the table as the code that the model learnt with reads it
 */
export function compareFeatures(
	served: ServedModel,
	days: readonly WorldDay[],
	prepare: (table: Table) => Table,
): Omit<Told<"features.compared">, "version"> {
	const { features, scaler } = served.model;
	const looks = days.map((made) => {
		const { delivered, day, law } = made;
		// What the weather does to the serving code is there for a share of the requests, and seen in any of them.
		const weather = skewById(law.servingSkew?.id ?? null);
		const service = weather ? { ...served, skew: bothSkews(served.skew, weather) } : served;
		const training = computeFeatures(prepare(delivered), features);
		const inputs = { training: scale(training, scaler), serving: servingInputs(service, delivered, day) };
		return { day, rows: delivered.rows, training, serving: servingFeatures(service, delivered, day), inputs };
	});
	const wrong = new Set<number>();
	let differ = 0;
	let found: { look: (typeof looks)[number]; row: number } | null = null;
	for (const look of looks) {
		for (let row = 0; row < look.rows; row++) {
			const at = features.flatMap((_, j) => (differsAt(look.inputs, row * features.length + j) ? [j] : []));
			if (at.length === 0) continue;
			differ++;
			found ??= { look, row };
			for (const j of at) wrong.add(j);
		}
	}
	const first = looks[0];
	if (!first) throw new Error("compare features: there are no parcels");
	const { look, row } = found ?? { look: first, row: 0 };
	const value = (columns: readonly Float64Array[], j: number) => orNull(columns[j]?.[row] as number);
	return {
		from: first.day,
		to: (looks.at(-1) as typeof first).day,
		rows: looks.reduce((sum, { rows }) => sum + rows, 0),
		differ,
		differs: differ > 0,
		wrong: features.filter((_, j) => wrong.has(j)),
		day: look.day,
		parcel: features.map((feature, j) => ({
			feature,
			training: value(look.training, j),
			serving: value(look.serving, j),
			trainingInput: look.inputs.training[row * features.length + j] as number,
			servingInput: look.inputs.serving[row * features.length + j] as number,
		})),
	};
}

type Inputs = Readonly<Record<"training" | "serving", Float32Array>>;

const differsAt = ({ training, serving }: Inputs, at: number): boolean =>
	!(Math.abs((training[at] as number) - (serving[at] as number)) <= TOLERANCE);

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
