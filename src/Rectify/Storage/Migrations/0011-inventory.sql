-- Numbers that are given once each, in order: package versions, cases.
CREATE TABLE numbers (
    name  $text$ NOT NULL PRIMARY KEY,
    value $integer$ NOT NULL -- the last one given
) $table$;
INSERT INTO numbers (name, value) VALUES ('package-version', 0), ('case', 0);

CREATE TABLE products (
    id              $text$ NOT NULL PRIMARY KEY,
    name            $text$ NOT NULL,
    name_key        $text$ NOT NULL, -- the name as it is compared
    provider        $text$ NOT NULL REFERENCES organisations (id),
    markets         $text$ NOT NULL, -- codes with a space between them
    class           $text$,
    support_ends_on $text$,
    UNIQUE (provider, name_key)
) $table$;

CREATE TABLE releases (
    id          $text$ NOT NULL PRIMARY KEY,
    product_id  $text$ NOT NULL REFERENCES products (id),
    version     $text$ NOT NULL,
    released_on $text$,
    UNIQUE (product_id, version)
) $table$;

CREATE TABLE systems (
    id                      $text$ NOT NULL PRIMARY KEY,
    name                    $text$ NOT NULL,
    name_key                $text$ NOT NULL,
    operator                $text$ NOT NULL REFERENCES organisations (id),
    operated_in             $text$ NOT NULL, -- codes with a space between them
    exposure                $text$ NOT NULL,
    protection_level        $integer$,
    critical_infrastructure $integer$ NOT NULL, -- 0 or 1
    UNIQUE (operator, name_key)
) $table$;

-- Roles beyond those that follow from the product (provider) and the system (operator).
CREATE TABLE asset_roles (
    asset        $text$ NOT NULL,
    organisation $text$ NOT NULL REFERENCES organisations (id),
    role         $text$ NOT NULL,
    PRIMARY KEY (asset, organisation, role)
) $table$;

CREATE TABLE package_versions (
    id        $integer$ NOT NULL PRIMARY KEY,
    identity  $text$ NOT NULL UNIQUE, -- the purl; without one the CPE; without either the name and version
    purl      $text$,
    cpe       $text$,
    name      $text$ NOT NULL,
    version   $text$,
    ecosystem $text$, -- with package: what look-ups in advisory data go by
    package   $text$
) $table$;
CREATE INDEX package_versions_by_package ON package_versions (ecosystem, package);

-- What is in a release or system: the sorted set of version ids is the truth, the places stand beside it.
CREATE TABLE asset_components (
    asset      $text$ NOT NULL PRIMARY KEY,
    versions   $bytes$ NOT NULL,
    places     $bytes$ NOT NULL,
    components $integer$ NOT NULL, -- how many versions
    unread     $integer$ NOT NULL, -- how many notes say that something was not read
    scanned_at $integer$ NOT NULL
) $table$;
