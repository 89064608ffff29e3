{{/* What a schema cannot say: how values must fit each other. Each message begins with the rule's name. */}}
{{- define "rapport.mebibytes" -}}
{{- $text := toString . | lower | trimSuffix "i" -}}
{{- if hasSuffix "g" $text -}}{{ mul 1024 (trimSuffix "g" $text | int) }}{{- else -}}{{ trimSuffix "m" $text | int }}{{- end -}}
{{- end -}}

{{- define "rapport.millicores" -}}
{{- $text := toString . -}}
{{- if hasSuffix "m" $text -}}{{ trimSuffix "m" $text | int }}{{- else -}}{{ mul 1000 (int $text) }}{{- end -}}
{{- end -}}

{{- define "rapport.validate" -}}
{{- $topics := .Values.topics -}}
{{- if lt (int $topics.replication) (int $topics.minInSyncReplicas) -}}
{{- fail "in-sync-within-replication: topics.minInSyncReplicas exceeds topics.replication" -}}
{{- end -}}
{{- if and (gt (int $topics.replication) 1) (eq (int $topics.replication) (int $topics.minInSyncReplicas)) -}}
{{- fail "in-sync-within-replication: with topics.minInSyncReplicas equal to topics.replication no broker can be restarted" -}}
{{- end -}}
{{- $known := include "rapport.existing" (dict "root" . "kind" "ConfigMap" "name" (printf "%s-store-settings" (include "rapport.fullname" .))) | fromJson -}}
{{- include "rapport.validatePartitions" (dict "topics" $topics "before" (dig "data" "RAPPORT_TOPICS_PARTITIONS" "" $known)) -}}
{{- include "rapport.validateTopicConfig" $topics -}}
{{- if not (regexMatch "^[a-z]" (include "rapport.fullname" .)) -}}
{{- fail (printf "release-name: %s does not begin with a letter, as the name of a Service must; set fullnameOverride" (include "rapport.fullname" .)) -}}
{{- end -}}
{{- if not (has .Values.zone (.Files.Lines "files/zones.txt")) -}}
{{- fail (printf "known-zone: zone %s is not one of the time zone database, such as Europe/Berlin" .Values.zone) -}}
{{- end -}}
{{- if include "rapport.makesUsers" . -}}
{{- if ne .Values.kafka.sasl.mechanism "SCRAM-SHA-512" -}}
{{- fail "sasl-user: the KafkaUsers of topics.managedBy strimzi are SCRAM-SHA-512: set kafka.sasl.mechanism to it, or topics.acls.enabled to false" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.topics.acls.enabled .Values.kafka.sasl.enabled .Values.kafka.sasl.existingSecret (has $topics.managedBy (list "strimzi" "job")) -}}
{{- fail "own-principals: topics.acls gives each service's principal its rights: name a secret for each (services.<service>.kafka.existingSecret), not kafka.sasl.existingSecret; or set topics.acls.enabled to false" -}}
{{- end -}}
{{- range $service := include "rapport.catalogue" . | fromYamlArray -}}
{{- $values := include "rapport.values" (dict "root" $ "service" $service) | fromYaml -}}
{{- include "rapport.validateService" (dict "root" $ "service" $service "values" $values) -}}
{{- end -}}
{{- end -}}

{{- define "rapport.validateService" -}}
{{- $key := printf "services.%s" .service.key -}}
{{- $own := .values -}}
{{- $requests := $own.resources.requests -}}
{{- $limits := $own.resources.limits -}}
{{- if gt (include "rapport.mebibytes" $requests.memory | int) (include "rapport.mebibytes" $limits.memory | int) -}}
{{- fail (printf "request-within-limit: %s.resources: memory" $key) -}}
{{- end -}}
{{- if gt (include "rapport.millicores" $requests.cpu | int) (include "rapport.millicores" $limits.cpu | int) -}}
{{- fail (printf "request-within-limit: %s.resources: cpu" $key) -}}
{{- end -}}
{{- if gt (add 256 (include "rapport.mebibytes" $own.heap | int)) (include "rapport.mebibytes" $limits.memory | int64) -}}
{{- fail (printf "heap-within-limit: %s.heap leaves less than 256 MiB of resources.limits.memory" $key) -}}
{{- end -}}
{{- with regexFind "-Xm[xsn]\\S*|-XX:[+]?[A-Za-z]*(HeapSize|NewSize|MaxRAM|RAMPercentage|RAMFraction|AggressiveHeap)[A-Za-z]*" $own.javaOptions -}}
{{- fail (printf "heap-within-limit: %s.javaOptions: %s: the heap is set by heap" $key .) -}}
{{- end -}}
{{- with regexFind "-D(server|management|rapport|spring)[.]\\S*|-D\\S*([Pp]assword|[Ss]ecret|[Tt]oken)\\S*|(@|-XX:Flags=|-XX:VMOptionsFile=)\\S+" $own.javaOptions -}}
{{- fail (printf "java-options: %s.javaOptions: %s: the JVM prints its options; settings belong into extraEnv, secrets into a Secret" $key (regexReplaceAll "=.*" . "")) -}}
{{- end -}}
{{- include "rapport.validateExtraEnv" . -}}
{{- if and .service.store .root.Values.kafka.sasl.enabled -}}
{{- $_ := include "rapport.kafkaSecret" . -}}
{{- end -}}
{{- if or .service.store (include "rapport.keepsSessions" .) -}}
{{- include "rapport.validateStore" . -}}
{{- end -}}
{{- $pdb := $own.disruption -}}
{{- if not (eq (kindIs "invalid" $pdb.minAvailable) (not (kindIs "invalid" $pdb.maxUnavailable))) -}}
{{- fail (printf "one-disruption-bound: %s.disruption takes maxUnavailable or minAvailable" $key) -}}
{{- end -}}
{{- $scaling := $own.autoscaling -}}
{{- $least := int (ternary $own.replicas $scaling.min (eq $scaling.mode "none")) -}}
{{- if not (kindIs "invalid" $pdb.minAvailable) -}}
{{- $stay := include "rapport.share" (dict "of" $least "share" $pdb.minAvailable) | int -}}
{{- if ge $stay $least -}}
{{- fail (printf "room-to-drain: %s.disruption.minAvailable leaves no pod that may be moved (%d of %d stay)" $key $stay $least) -}}
{{- end -}}
{{- if and (lt $stay 1) (gt $least 1) -}}
{{- fail (printf "some-stay: %s.disruption.minAvailable lets all pods be away at once" $key) -}}
{{- end -}}
{{- end -}}
{{- if not (kindIs "invalid" $pdb.maxUnavailable) -}}
{{- $away := include "rapport.share" (dict "of" $least "share" $pdb.maxUnavailable) | int -}}
{{- if lt $away 1 -}}
{{- fail (printf "room-to-drain: %s.disruption.maxUnavailable leaves no pod that may be moved" $key) -}}
{{- end -}}
{{- if and (ge $away $least) (gt $least 1) -}}
{{- fail (printf "some-stay: %s.disruption.maxUnavailable lets all pods be away at once (%d of %d)" $key $away $least) -}}
{{- end -}}
{{- end -}}
{{- if gt (int $scaling.min) (int $scaling.max) -}}
{{- fail (printf "scaling-bounds: %s.autoscaling.min exceeds max" $key) -}}
{{- end -}}
{{- if eq $scaling.mode "keda" -}}
{{- if not .service.group -}}
{{- fail (printf "scaling-by-lag: %s reads no topic: autoscaling.mode cannot be keda" $key) -}}
{{- end -}}
{{- if and .root.Values.kafka.sasl.enabled (eq .root.Values.kafka.sasl.mechanism "OAUTHBEARER") -}}
{{- fail (printf "scaling-by-lag: %s: the scaler knows no OAUTHBEARER: autoscaling.mode cannot be keda" $key) -}}
{{- end -}}
{{- if gt (int $scaling.max) (int .root.Values.topics.partitions) -}}
{{- fail (printf "scaling-by-lag: %s.autoscaling.max exceeds topics.partitions: the rest would have nothing to read" $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* How many of `of` pods a share is, a number or a percentage: Kubernetes rounds up. */}}
{{- define "rapport.share" -}}
{{- if kindIs "string" .share -}}
{{- div (add (mul .of (trimSuffix "%" .share | int)) 99) 100 -}}
{{- else -}}
{{- int .share -}}
{{- end -}}
{{- end -}}

{{/* Keys are spread over partitions by their number. `before` is what the release had. */}}
{{- define "rapport.validatePartitions" -}}
{{- $now := include "rapport.text" .topics.partitions -}}
{{- if and .before (ne .before $now) -}}
{{- fail (printf "partitions-kept: topics.partitions was %s and is never changed in place: an aggregate's events would lie in two partitions" .before) -}}
{{- end -}}
{{- if and (ne $now "12") (not .topics.otherPartitions) -}}
{{- fail (printf "partitions-kept: topics.partitions %s: topics have 12 and are never changed in place; for topics that do not exist yet, set topics.otherPartitions too" $now) -}}
{{- end -}}
{{- end -}}

{{/* The log is the only history: nobody but this chart says what is kept. */}}
{{- define "rapport.validateTopicConfig" -}}
{{- range $name, $_ := .config -}}
{{- if has $.managedBy (list "services" "none") -}}
{{- fail (printf "topic-config: topics.config.%s has no effect with topics.managedBy %s" $name $.managedBy) -}}
{{- end -}}
{{- if or (has $name (list "min.insync.replicas" "unclean.leader.election.enable" "cleanup.policy" "message.timestamp.type" "min.cleanable.dirty.ratio" "delete.retention.ms" "max.compaction.lag.ms")) (regexMatch "^retention[.]|^local[.]retention[.].*infinite" $name) -}}
{{- fail (printf "topic-config: topics.config.%s is set by the chart: the log is what views are rebuilt from, and is kept" $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The ports of the store stand in its secret, which only an installation can read. */}}
{{- define "rapport.validateStore" -}}
{{- $name := default .root.Values.mongodb.existingSecret .values.mongodb.existingSecret -}}
{{- $key := default .root.Values.mongodb.uriKey .values.mongodb.uriKey -}}
{{- $data := dig "data" dict (include "rapport.existing" (dict "root" .root "kind" "Secret" "name" $name) | fromJson) -}}
{{- if and $data (not (hasKey $data $key)) -}}
{{- fail (printf "secret-keys: secret %s has no key %s" $name $key) -}}
{{- end -}}
{{- include "rapport.validateStoreUri" (dict "root" .root "secret" $name "uri" (get $data $key | toString | b64dec)) -}}
{{- end -}}

{{- define "rapport.validateStoreUri" -}}
{{- $ports := list -}}
{{- range .root.Values.networkPolicy.mongodb.ports -}}{{- $ports = append $ports (include "rapport.text" .) -}}{{- end -}}
{{- if and .root.Values.networkPolicy.enabled (hasPrefix "mongodb://" .uri) -}}
{{- range $server := regexReplaceAll "[/?].*$" (regexReplaceAll "^mongodb://(.*@)?" .uri "") "" | splitList "," -}}
{{- $port := default "27017" (trimPrefix ":" (regexFind ":[0-9]+$" $server)) -}}
{{- if not (has $port $ports) -}}
{{- fail (printf "way-out: networkPolicy.mongodb.ports lacks port %s of the URI in secret %s" $port $.secret) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What the chart sets is not set twice, what is misspelt is not passed on, and no password stands in values. */}}
{{- define "rapport.validateExtraEnv" -}}
{{- $root := .root -}}
{{- $component := .service.name -}}
{{- $where := printf "services.%s.extraEnv" .service.key -}}
{{- $ours := keys (include "rapport.settings" $root | fromYaml) (include "rapport.storeSettings" $root | fromYaml) -}}
{{- range include "rapport.env" (dict "root" $root "service" .service "values" (omit .values "extraEnv")) | fromYamlArray -}}
{{- $ours = append $ours .name -}}
{{- end -}}
{{- $known := index ($root.Files.Get "files/settings.yaml" | fromYaml) $component -}}
{{- range .values.extraEnv -}}
{{- if or (has .name $ours) (regexMatch "^(SERVER_(PORT|ADDRESS)|MANAGEMENT_(SERVER|ENDPOINT)|SPRING_APPLICATION_JSON|SPRING_CONFIG|SPRING_MAIN|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|JAVA_OPTS|RAPPORT_TOPICS_|RAPPORT_STATETOPICS_ENABLED)" .name) -}}
{{- fail (printf "extra-env: %s: %s is the chart's to set" $where .name) -}}
{{- end -}}
{{- if and (hasPrefix "RAPPORT_" .name) (not (has .name $known)) -}}
{{- fail (printf "extra-env: %s: no setting of %s is called %s (files/settings.yaml has them all)" $where $component .name) -}}
{{- end -}}
{{- if and (hasKey . "value") (regexMatch "PASSWORD|SECRET|JAAS|CREDENTIAL|TOKEN|MONGODB_URI" .name) -}}
{{- fail (printf "extra-env: %s: %s comes from a Secret (valueFrom), not from values" $where .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
