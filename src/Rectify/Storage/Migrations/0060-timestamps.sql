-- Time stamps (RFC 3161) over the bytes of versions that were filed: what an authority signed, or what came of asking it.
CREATE TABLE submission_timestamps (
    submission_id   $text$ NOT NULL,
    number          $integer$ NOT NULL,
    token           $bytes$, -- null until the authority has signed
    stamped_at      $integer$, -- the time that it put its name to
    attempts        $integer$ NOT NULL, -- how often it was asked in vain
    next_at         $integer$ NOT NULL, -- not asked again before
    problem         $text$, -- why not, the last time
    covered         $integer$ NOT NULL, -- 1: a checkpoint over its event was stamped too
    PRIMARY KEY (submission_id, number),
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;

-- The same over checkpoints, and so over everything that the log held by then.
CREATE TABLE checkpoint_timestamps (
    log        $integer$ NOT NULL,
    size       $integer$ NOT NULL,
    token      $bytes$ NOT NULL,
    stamped_at $integer$ NOT NULL,
    PRIMARY KEY (log, size),
    FOREIGN KEY (log, size) REFERENCES checkpoints (log, size)
) $table$;
