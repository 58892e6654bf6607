-- Dates without a time are texts (2026-12-31): they belong to the issuer's calendar, not to the time axis.
CREATE TABLE orders (
    id           $text$ NOT NULL PRIMARY KEY,
    case_id      $text$ NOT NULL UNIQUE REFERENCES cases (id),
    number       $text$ NOT NULL,
    issuer       $text$ NOT NULL REFERENCES organisations (id),
    addressee    $text$ NOT NULL REFERENCES organisations (id),
    legal_basis  $text$ NOT NULL,
    served_at    $integer$ NOT NULL,
    rectify_by   $text$ NOT NULL,
    access_group $text$ REFERENCES access_groups (id),
    UNIQUE (issuer, number)
) $table$;

CREATE TABLE order_items (
    order_id    $text$ NOT NULL REFERENCES orders (id),
    number      $integer$ NOT NULL,
    description $text$ NOT NULL,
    clause      $text$ NOT NULL,
    requirement $text$ NOT NULL,
    system      $text$ NOT NULL,
    due_on      $text$,
    state       $text$ NOT NULL,
    remark      $text$ NOT NULL,
    PRIMARY KEY (order_id, number)
) $table$;

CREATE TABLE order_evidence (
    id          $text$ NOT NULL PRIMARY KEY,
    order_id    $text$ NOT NULL,
    item_number $integer$ NOT NULL,
    file_name   $text$ NOT NULL,
    sha256      $text$ NOT NULL,
    bytes       $bytes$ NOT NULL,
    added_at    $integer$ NOT NULL,
    says        $text$ NOT NULL,
    FOREIGN KEY (order_id, item_number) REFERENCES order_items (order_id, number)
) $table$;
CREATE INDEX order_evidence_by_item ON order_evidence (order_id, item_number, id);
