"""What leaves and what comes back: packages, keys, couriers, receipts."""
