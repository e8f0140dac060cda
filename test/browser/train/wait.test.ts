import { afterEach, expect, it, vi } from "vitest";
import { passFence, refuseLost, setFence } from "../../../src/model/train/fused/wait.ts";

const newContext = () => new OffscreenCanvas(1, 1).getContext("webgl2") as WebGL2RenderingContext;

afterEach(() => vi.restoreAllMocks());

it("passes a fence that the GPU has come to, and frees it", async () => {
	const gl = newContext();
	const fence = setFence(gl) as WebGLSync;
	await passFence(gl, fence);
	expect(gl.isSync(fence)).toBe(false);
});

it("gives up when the context is lost, before the wait or during it", async () => {
	const gl = newContext();
	vi.spyOn(gl, "clientWaitSync").mockReturnValue(gl.TIMEOUT_EXPIRED);
	const waiting = passFence(gl, setFence(gl));
	setTimeout(() => gl.getExtension("WEBGL_lose_context")?.loseContext(), 20);
	await expect(waiting).rejects.toMatchObject({ name: "GpuLost", message: expect.stringMatching(/context lost/) });
	await expect(passFence(gl, setFence(gl))).rejects.toMatchObject({ name: "GpuLost" });
	expect(() => refuseLost(gl)).toThrow(/context lost/);
});

it("gives up when the GPU does not answer in time", async () => {
	const gl = newContext();
	vi.spyOn(gl, "clientWaitSync").mockReturnValue(gl.TIMEOUT_EXPIRED);
	await expect(passFence(gl, setFence(gl), 50)).rejects.toMatchObject({
		name: "GpuLost",
		message: "The GPU has not answered for 0.05 seconds.",
	});
});

it("gives up when the GPU takes no fence", async () => {
	await expect(passFence(newContext(), null)).rejects.toMatchObject({
		name: "GpuLost",
		message: "The GPU takes no more commands.",
	});
});
