# One image for all rooms; docker-compose.yml says which of them a container runs.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -q -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/millrace --create-home millrace
COPY --from=build /src/standalone/target/app /opt/millrace
USER millrace
WORKDIR /var/lib/millrace
VOLUME /var/lib/millrace
ENV MALLOC_ARENA_MAX=2
# ROOM is the class to run, such as dev.millrace.intake.IntakeApplication.
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp '/opt/millrace/*' \"$ROOM\""]
