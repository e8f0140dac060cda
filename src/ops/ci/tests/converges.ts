import { decimals } from "../../../core/decimals.ts";
import { TrainingFailure } from "../../../model/trainer.ts";
import { fewRowsJob, type Workbench } from "../workbench.ts";
import { type CiTest, cannotRun, type Found } from "./ci-test.ts";

/** A network of ours learns sixteen rows by heart: loss at most .14 in 200 trainings (world.md), if all is well. */
const FEW_ROWS = 16;
const FEW_STEPS = 300;
const LEARNT_BY_HEART = 0.2;
/** On 2,000 rows .43 to .52 if all is well, .60 to .70 at fifty times the learning rate: .56 tells them apart. */
const CONVERGED = 0.56;

const converges: CiTest = {
	letter: "c",
	name: "Training converges",
	asks: "Does the loss go down on 2,000 rows, and are sixteen rows learnt by heart?",
	async run(bench) {
		const losses = bench.told["model.trained"]?.losses;
		if (!losses) return failedTraining(bench);
		const loss = losses.at(-1) as number;
		const few = await fewRowsLoss(bench);
		if (typeof few === "string") return { pass: false, sentence: `On ${FEW_ROWS} rows: ${few}` };
		return {
			pass: loss < CONVERGED && few < LEARNT_BY_HEART,
			sentence: `Loss ${decimals(loss, 3)} on 2,000 rows (below ${decimals(CONVERGED)} is allowed), ${decimals(few, 4)} on ${FEW_ROWS} rows learnt by heart (below ${decimals(LEARNT_BY_HEART)}).`,
			value: loss,
			limit: CONVERGED,
		};
	},
};

export default converges;

/** A training that failed on its inputs has not been tried; one that ran away has not converged. */
function failedTraining(bench: Workbench): Found {
	const failed = bench.told["training.failed"];
	if (!failed || failed.reason === "non-finite-input") return cannotRun(bench);
	return { pass: false, sentence: failed.message };
}

async function fewRowsLoss(bench: Workbench): Promise<number | string> {
	const job = fewRowsJob(bench, FEW_ROWS, FEW_STEPS);
	if (!job) return "nothing was prepared.";
	try {
		const { losses } = await bench.trainer.train(job);
		return losses.at(-1) as number;
	} catch (error) {
		if (!(error instanceof TrainingFailure)) throw error;
		return error.message;
	}
}
