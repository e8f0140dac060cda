import { decimals } from "../../../core/decimals.ts";
import { goldenAnswers } from "../../ci/golden.ts";
import type { CheckResult } from "../../events.ts";
import type { Candidate } from "../candidate.ts";

/** (b) The service is called with expected inputs and gives the expected responses. */
export function contract({ code, model, golden }: Candidate): CheckResult {
	const { rows, differ, largest } = goldenAnswers(model, code, golden);
	return {
		check: "(b) Answers as expected",
		pass: differ === 0,
		sentence:
			differ === 0
				? `${rows} of ${rows} requests get the expected response.`
				: `${differ} of ${rows} requests get another response than expected, by up to ${decimals(largest, 2)}.`,
		value: differ,
		limit: 0,
	};
}
