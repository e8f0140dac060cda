import { it } from "vitest";
import { startBackend } from "../../../src/model/train/fused/backend.ts";
import { openSession } from "../../../src/model/train/fused/stack.ts";
import { passFence, setFence } from "../../../src/model/train/fused/wait.ts";
import { job, network } from "../../model/train/jobs.ts";
it("x", async () => {
	const backend = await startBackend();
	const gl = backend.gpgpu.gl as WebGL2RenderingContext;
	for (const U of [1, 1]) for (const k of [1, 8]) for (const hidden of [[16, 8]]) {
		const of = network(8, hidden);
		const rows = 4096;
		(globalThis as any).__W = 64; (globalThis as any).__U = U;
		const session: any = openSession(backend, Array.from({ length: k }, (_, i) => job(of, { rows, epochs: 40, seed: i })));
		// capture the draws of one step
		const calls: any[] = [];
		const orig = backend.compileAndRun.bind(backend);
		(backend as any).compileAndRun = (...a: any[]) => { calls.push(a); return (orig as any)(...a); };
		const disp = backend.disposeIntermediateTensorInfo.bind(backend);
		(backend as any).disposeIntermediateTensorInfo = () => {};
		session.next();
		(backend as any).compileAndRun = orig; (backend as any).disposeIntermediateTensorInfo = disp;
		const N = 100;
		const res: number[][] = calls.map(() => []);
		for (let r = 0; r < 12; r++) for (const [i, c] of calls.entries()) {
			const t = performance.now();
			for (let n = 0; n < N; n++) disp((orig as any)(...c));
			await passFence(gl, setFence(gl));
			res[i]?.push((performance.now() - t) / N);
		}
		console.log("U", U, "k", k,  calls.map((c, i) => c[0].variableNames.join("") + ":" + Math.min(...(res[i] as number[])).toFixed(3)).join("  "));
		// empty: tiny kernel
		const tiny = { variableNames: ["S"], outputShape: [2, 2], packedInputs: true, packedOutput: true, userCode: "void main() { setOutput(vec4(0.)); }" };
		const q: number[] = [];
		for (let r = 0; r < 12; r++) { const t = performance.now(); for (let n = 0; n < N; n++) disp(backend.compileAndRun(tiny, [calls[0][1][0]], "float32", undefined, true)); const js = performance.now() - t; await passFence(gl, setFence(gl)); q.push((performance.now() - t) / N); if (r===11) console.log("js per draw", js / N); }
		console.log("tiny", Math.min(...q).toFixed(3));
	}
});
