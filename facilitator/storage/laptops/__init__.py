"""What comes from other laptops: copies, receipts, merging."""
