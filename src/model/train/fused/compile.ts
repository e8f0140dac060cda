import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import {
	type GPGPUBinary,
	type GPGPUProgram,
	getUniformLocations,
} from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { env, type TensorInfo } from "@tensorflow/tfjs-core/dist/base";

/**
 * Gives `program` to the driver to be compiled, unless it has been, and does not wait. `inputs` may still be empty, only
 * their sizes count. Before it is drawn with, `endCompiling` must be called.
 */
export function beginCompiling(backend: MathBackendWebGL, program: GPGPUProgram, inputs: TensorInfo[]): void {
	env().set("ENGINE_COMPILE_ONLY", true);
	try {
		const output = backend.compileAndRun(program, inputs, "float32", undefined, true);
		backend.gpgpu.gl.flush();
		// Nothing is drawn, so the texture goes back at once, and the draw will have it.
		backend.disposeIntermediateTensorInfo(output);
	} finally {
		env().set("ENGINE_COMPILE_ONLY", false);
	}
}

/** Waits until every program that was given to the driver is linked, and looks up where its uniforms are. */
export function endCompiling(backend: MathBackendWebGL): void {
	const { gpgpu } = backend;
	// TensorFlow.js's own way asks again for all the programs there are.
	const { binaryCache } = backend as unknown as { binaryCache: Record<string, GPGPUBinary> };
	for (const binary of Object.values(binaryCache)) {
		if (binary.variablesLocations) continue;
		const { program, webGLProgram, fragmentShader } = binary;
		if (gpgpu.gl.getProgramParameter(webGLProgram, gpgpu.gl.LINK_STATUS) === false) {
			throw new Error(`A program could not be compiled: ${gpgpu.gl.getShaderInfoLog(fragmentShader)}`);
		}
		gpgpu.buildVao(webGLProgram);
		Object.assign(binary, getUniformLocations(gpgpu, program, webGLProgram));
	}
}
