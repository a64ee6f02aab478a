// Two windows, one kept form: whoever shows it first has it. A lock is let go when its page is left or the browser dies.
const PATIENCE = 1000; // the page before a reload may still be on its way out

function hold(name, options) {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, options, (lock) => {
        resolve(Boolean(lock));
        return lock ? new Promise(() => {}) : undefined; // held as long as the page lives
      })
      .catch(() => resolve(false));
  });
}

// True when this page may show and change it.
export async function claim(id) {
  if (!navigator.locks) return true; // plain http has no locks
  const name = `keep:${id}`;
  if (await hold(name, { ifAvailable: true })) return true;
  return hold(name, { signal: AbortSignal.timeout(PATIENCE) });
}
