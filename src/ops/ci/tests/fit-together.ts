import { decimals } from "../../../core/decimals.ts";
import { featureById, missingColumns } from "../../../model/features.ts";
import { goldenAnswers } from "../golden.ts";
import { modelOf, type Workbench } from "../workbench.ts";
import { type CiTest, cannotRun } from "./ci-test.ts";

const fitTogether: CiTest = {
	letter: "f",
	name: "Components fit together",
	asks: "Has a request at order time all that the features read, and does the service answer as the training code does?",
	async run(bench) {
		const unknown = unknownAtOrderTime(bench);
		if (unknown) return { pass: false, sentence: unknown };
		const model = modelOf(bench);
		if (!model) return cannotRun(bench);
		const { rows, differ, largest } = goldenAnswers(model, bench.code, bench.fixtures.golden);
		return {
			pass: differ === 0,
			sentence:
				differ === 0
					? `${rows} golden rows are answered by the service as by the training code.`
					: `${differ} of ${rows} golden rows are answered otherwise by the service than by the training code, by up to ${decimals(largest, 2)}.`,
			value: differ,
			limit: 0,
		};
	},
};

export default fitTogether;

/** What the features need and no request has, in one sentence; "" when there is nothing. */
function unknownAtOrderTime({ code, fixtures }: Workbench): string {
	const early = code.features.find((id) => featureById(id).knownAt === "delivery");
	if (early) return `Feature ${early} is known only at delivery; a request is made at order time.`;
	const request = fixtures.golden[0]?.request;
	const missing = request ? missingColumns(request, code.features) : [];
	if (missing.length === 0) return "";
	return `A request has no column ${missing.join(", ")}, which the features read; the service would read 0.`;
}
