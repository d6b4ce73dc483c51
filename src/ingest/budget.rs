//! How many bytes of dumps may be in flight between the readers and the engine.
//!
//! The engine's queue is bounded by documents, whatever their size, so the bound on bytes is ours. Only readers
//! wait for a permit, and each dump's chunks ask in order; nobody who holds one waits for another, so nothing
//! can deadlock. A permit is given back when the engine has dropped the last article of its chunk.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A bound on bytes in flight.
#[derive(Debug)]
pub struct Budget {
    limit: u64,
    in_flight: Mutex<u64>,
    freed: Condvar,
}

/// A share of the budget, given back when dropped.
#[derive(Debug)]
pub struct Permit {
    budget: Arc<Budget>,
    bytes: u64,
}

impl Budget {
    /// At most `limit` bytes, and always room for one chunk, whatever its size.
    pub fn new(limit: u64) -> Arc<Self> {
        Arc::new(Budget { limit, in_flight: Mutex::new(0), freed: Condvar::new() })
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        // A number cannot be left half-changed, so a panic elsewhere does not spoil it.
        self.in_flight.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `bytes` fit. `None` once `gives_up` answers true.
    pub fn acquire(self: &Arc<Self>, bytes: u64, gives_up: &dyn Fn() -> bool) -> Option<Permit> {
        let mut in_flight = self.lock();
        while *in_flight > 0 && *in_flight + bytes > self.limit {
            if gives_up() {
                return None;
            }
            let waited = self.freed.wait_timeout(in_flight, Duration::from_millis(100));
            in_flight = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *in_flight += bytes;
        Some(Permit { budget: Arc::clone(self), bytes })
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *self.budget.lock() -= self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_waits_and_giants_pass_alone() {
        let budget = Budget::new(10);
        let never = || false;
        let giant = budget.acquire(100, &never).unwrap();
        assert!(budget.acquire(1, &|| true).is_none(), "full");
        let waiter = std::thread::spawn({
            let budget = Arc::clone(&budget);
            move || budget.acquire(1, &never).map(|permit| permit.bytes)
        });
        drop(giant);
        assert_eq!(waiter.join().unwrap(), Some(1));
        let (a, b) = (budget.acquire(5, &never).unwrap(), budget.acquire(5, &never).unwrap());
        assert!(budget.acquire(1, &|| true).is_none());
        drop((a, b));
        assert!(budget.acquire(10, &|| true).is_some());
    }
}
