// SPDX-License-Identifier: Apache-2.0
// The door to the core: JSON in, JSON out, one call at a time, no network. The core decides
// everything about law and money; the screens only draw what it answers.

import { address, recorded } from 'virtual:core';
import type {
  DueAnswer,
  DueRequest,
  EstimateAnswer,
  EstimateRequest,
  LawAnswer,
  LawRequest,
  OutlookAnswer,
  OutlookRequest,
} from '../messages';
import { wasi } from './wasi';

export interface Problem {
  code: string;
  detail: string;
}

export interface Failed {
  problem: Problem;
}

export interface Calls {
  due: [DueRequest, DueAnswer];
  estimate: [EstimateRequest, EstimateAnswer];
  outlook: [OutlookRequest, OutlookAnswer];
  law: [LawRequest, LawAnswer];
}

/** The core that runs in this page. */
export interface Core {
  call<Name extends keyof Calls>(name: Name, body: Calls[Name][0]): Calls[Name][1] | Failed;
  /** For calls whose shapes other modules declare. */
  callAny<Answer>(name: string, body: unknown): Answer | Failed;
  /** A request that is JSON already. */
  callBytes<Answer>(request: Uint8Array): Answer | Failed;
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  otor_allocate(bytes: number): number;
  otor_free(pointer: number): void;
  otor_call(pointer: number, bytes: number): number;
  otor_answer(): number;
}

export function failed(answer: unknown): answer is Failed {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}

class WasmCore implements Core {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  constructor(private readonly wasm: Exports) {}

  call<Name extends keyof Calls>(name: Name, body: Calls[Name][0]): Calls[Name][1] | Failed {
    return this.callAny<Calls[Name][1]>(name, body);
  }

  callAny<Answer>(name: string, body: unknown): Answer | Failed {
    return this.callBytes(this.encoder.encode(JSON.stringify({ call: name, body })));
  }

  callBytes<Answer>(request: Uint8Array): Answer | Failed {
    const pointer = this.wasm.otor_allocate(request.length);
    new Uint8Array(this.wasm.memory.buffer, pointer, request.length).set(request);
    const length = this.wasm.otor_call(pointer, request.length);
    this.wasm.otor_free(pointer);
    const answer = new Uint8Array(this.wasm.memory.buffer, this.wasm.otor_answer(), length);
    return JSON.parse(this.decoder.decode(answer)) as Answer | Failed;
  }
}

function recordedCore(answers: Record<string, unknown>): Core {
  const callAny = <Answer>(name: string): Answer | Failed =>
    (answers[name] ?? { problem: { code: 'unknown_call', detail: name } }) as Answer | Failed;
  return { call: callAny, callAny, callBytes: () => callAny('') };
}

/** Compiled while it comes; a server that does not name the type of the file costs only time. */
async function instanceOf(
  response: Response,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
  if (response.headers.get('content-type') === 'application/wasm') {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  }
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

/** A module with the four exports; the records of an officer are kept by a second one. */
export async function openModule(address: string): Promise<Core> {
  const imports: { memory?: WebAssembly.Memory } = {};
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const instance = await instanceOf(response, wasi(imports));
  const wasm = instance.exports as unknown as Exports;
  imports.memory = wasm.memory;
  wasm._initialize?.();
  return new WasmCore(wasm);
}

async function open(): Promise<Core> {
  return recorded ? recordedCore(recorded) : openModule(address);
}

let opening: Promise<Core> | undefined;
let opened: Core | undefined;

/** The core where it is open already: a screen that begins with it draws once instead of twice. */
export function coreAtHand(): Core | undefined {
  return opened;
}

/** Opens the core once; every later call gets the same one. A failure may be tried again. */
export function openCore(): Promise<Core> {
  opening ??= open().then(
    (core) => (opened = core),
    (error: unknown) => {
      opening = undefined;
      throw error;
    },
  );
  return opening;
}
