import { expect, it } from "vitest";
import { chooseTrainer } from "../../../src/model/train/choose.ts";

it("trains on the CPU in Node, whatever is asked for, and says why", async () => {
	for (const preference of ["auto", "webgl"] as const) {
		const { trainer, why } = await chooseTrainer(preference);
		expect(trainer.backend).toBe("cpu");
		expect(why).toBe("Trains on the CPU: WebGL 2 with 32-bit floating-point textures is missing here.");
	}
	expect((await chooseTrainer("cpu")).why).toBe("Trains on the CPU, as chosen.");
});
