// SPDX-License-Identifier: Apache-2.0
// What a WebAssembly module built for WASI asks of its host. The core does no input or output, so
// every import answers "not supported", except that what it would print before it stops is shown.

const notSupported = 58;

const names = [
  'args_get',
  'args_sizes_get',
  'clock_res_get',
  'clock_time_get',
  'environ_get',
  'environ_sizes_get',
  'fd_close',
  'fd_fdstat_get',
  'fd_fdstat_set_flags',
  'fd_filestat_get',
  'fd_prestat_get',
  'fd_prestat_dir_name',
  'fd_read',
  'fd_seek',
  'fd_sync',
  'fd_tell',
  'path_filestat_get',
  'path_open',
  'poll_oneoff',
  'random_get',
  'sched_yield',
];

export function wasi(host: { memory?: WebAssembly.Memory }): WebAssembly.Imports {
  const imports: Record<string, (...args: number[]) => number> = {};
  for (const name of names) imports[name] = () => notSupported;
  imports['proc_exit'] = (status = 0) => {
    throw new Error(`The core stopped with status ${status}.`);
  };
  imports['fd_write'] = (_file = 0, vectors = 0, count = 0, written = 0) => {
    if (!host.memory) return notSupported;
    const view = new DataView(host.memory.buffer);
    let said = '';
    let bytes = 0;
    for (let i = 0; i < count; ++i) {
      const start = view.getUint32(vectors + 8 * i, true);
      const length = view.getUint32(vectors + 8 * i + 4, true);
      said += new TextDecoder().decode(new Uint8Array(host.memory.buffer, start, length));
      bytes += length;
    }
    console.error(said);
    view.setUint32(written, bytes, true);
    return 0;
  };
  return { wasi_snapshot_preview1: imports };
}
