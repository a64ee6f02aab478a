"""责任区、责任岗: who answers for which part of a site, from when to when (system 14)."""
